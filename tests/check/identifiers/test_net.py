import pytest

from gutgemacht.check.identifiers import find

from .read import kinds, read


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("max.huber@bergtal.example", "max.huber@bergtal.example"),
        ("MAX@BERGTAL.EXAMPLE", "max@bergtal.example"),
        ("max[at]bergtal[dot]de", "max@bergtal.de"),
        ("max.huber (at) bergtal.example", "max.huber@bergtal.example"),
        ("sepp.moser at gmail punkt com", "sepp.moser@gmail.com"),
        ("lisa punkt moser ät gmx punkt at", "lisa.moser@gmx.at"),
        ("gerda1948 @ example.org", "gerda1948@example.org"),
    ],
)
def test_a_mail_address_is_found_in_its_disguises(written, address):
    [found] = find(f"Schreibt an {written}!", "AT", "de")
    assert (found.kind, found.value) == ("email", address)


@pytest.mark.parametrize(
    "text",
    [
        "Folgt @bergtal@social.example",
        "Wir treffen uns um 9 @ Bergtal in Linz.",
        "Meet us @ the fair in Wels at 9.30.",
        "Find us at stand 4 dot com and coffee.",
    ],
)
def test_names_on_networks_and_places_are_no_mail_addresses(text):
    assert kinds(text) == []


@pytest.mark.parametrize(
    "written",
    ["203.0.113.77", "192.168.178.20", "2001:db8:4::17", "fe80::1ff:fe23:4567:890a"],
)
def test_an_ip_address_is_found(written):
    assert read(f"Er kam von ({written}).", "ip") == [written]


@pytest.mark.parametrize(
    "text",
    [
        "Version 4.12.10.3 ist da",
        "v10.2.14.33",
        "1.2.3.4 ist neu",
        "um 12:30:45:12",
        "300.1.1.1",
        "127.0.0.1",
        "12::30",
        "std::vector",
    ],
)
def test_versions_times_and_own_machines_are_no_addresses(text):
    assert kinds(text) == []


def test_a_small_address_counts_where_it_is_called_one():
    assert read("Die IP ist 5.6.7.8", "ip") == ["5.6.7.8"]
