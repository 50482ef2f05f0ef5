"""Host names to addresses, and which addresses are the public internet's."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

IPAddress = IPv4Address | IPv6Address

_SECONDS = 20.0
_NOT_OURS_4 = tuple(
    IPv4Network(network)
    for network in (
        "168.63.129.16/32",  # answers inside one large cloud only, though the number is public
        "192.0.0.0/24",  # protocol assignments; another cloud's metadata are there
        "192.88.99.0/24",  # relays of 6to4, given up
    )
)
_WORLD_6 = IPv6Network("2000::/3")
_NOT_OURS_6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments, Teredo among them
        "2001:db8::/32",  # documentation
        "3fff::/20",  # documentation
    )
)
_TRANSLATED = IPv6Network("64:ff9b::/96")


def is_public(address: IPAddress) -> bool:
    """Whether an address is one of the public internet: no private, local, shared, reserved or group one.

    An IPv6 address that carries an IPv4 one (mapped, 6to4, NAT64) is judged by that one.
    """
    if isinstance(address, IPv4Address):
        return (
            address.is_global
            and not (address.is_multicast or address.is_reserved)
            and not any(address in network for network in _NOT_OURS_4)
        )
    if address.scope_id is not None:
        return False
    carried = _carried(address)
    if carried is not None:
        return is_public(carried)
    return (
        address in _WORLD_6 and address.is_global and not any(address in network for network in _NOT_OURS_6)
    )


def _carried(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that the packets would end up at."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.sixtofour


def resolved(host: str) -> Sequence[str]:
    """The addresses that the system's resolver knows a name by; raises OSError, also after 20 seconds."""
    import socket
    import threading

    found: list[str] = []
    failed: list[OSError] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(str(answer[4][0]) for answer in answers))
        except (OSError, UnicodeError) as error:
            failed.append(error if isinstance(error, OSError) else OSError(str(error)))

    asking = threading.Thread(target=ask, daemon=True)  # getaddrinfo knows no time limit
    asking.start()
    asking.join(_SECONDS)
    if failed:
        raise failed[0]
    if not found:
        raise TimeoutError
    return found
