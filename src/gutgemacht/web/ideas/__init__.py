"""Ideas: things worth sharing, offered by anybody, chosen freely; and a person's week.

Nothing is posted from here, and nothing is kept of what somebody looked at or left.
"""
