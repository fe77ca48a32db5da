"""Checks take turns: as many at once as there are processors, so that none starves another."""

import os
import threading

turns = threading.BoundedSemaphore((os.cpu_count() or 1) + 1)
