"""How the public reads us: mentions -> topics -> pulses -> alarm -> explanation. Pure functions."""
