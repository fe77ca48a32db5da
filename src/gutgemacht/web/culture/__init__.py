"""The culture picture in the web: counted, frozen, shown; and the pulse survey."""
