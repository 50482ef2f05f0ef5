"""How the time of some work grows with its size."""

from collections.abc import Callable


def grows(seconds: Callable[[int], float], small: int, large: int, times: float) -> bool:
    """Whether the large work ever takes at most so many times the small: three tries, for what else the
    machine does makes one of them slow. A cost that grows with the square of the size fails them all."""
    return any(seconds(large) < times * max(seconds(small), 0.01) for _ in range(3))
