"""IPTC-IIM 4.2, the older form of IPTC's data: records in Photoshop's resource 0x0404."""

from collections import defaultdict

from gutgemacht.media.exif import plain

CREATOR, CREDIT, NOTICE = 80, 110, 116

_RESOURCE = b"8BIM"
_IIM = 0x0404
_EDITORIAL = 2


def read(data: bytes) -> dict[int, list[str]]:
    """The texts of the editorial record by their number; stops where it is damaged."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    records, place = _records(data), 0
    while records[place : place + 1] == b"\x1c" and place + 5 <= len(records):
        record, number = records[place + 1], records[place + 2]
        length = int.from_bytes(records[place + 3 : place + 5])
        place += 5
        if record == _EDITORIAL:
            found[number].append(_text(records[place : place + length]))
        place += length
    return found


def _records(data: bytes) -> bytes:
    """The resource that holds the records: signature, number, name, length, content."""
    place = 0
    while data[place : place + 4] == _RESOURCE and place + 7 <= len(data):
        number = int.from_bytes(data[place + 4 : place + 6])
        name = data[place + 6] + 1
        place += 6 + name + name % 2
        length = int.from_bytes(data[place : place + 4])
        if number == _IIM:
            return data[place + 4 : place + 4 + length]
        place += 4 + length + length % 2
    return b""


def _text(data: bytes) -> str:
    try:
        return plain(data.decode())
    except UnicodeDecodeError:
        return plain(data.decode("latin-1"))
