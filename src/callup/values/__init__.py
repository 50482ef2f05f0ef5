"""Small values that mean something by themselves: a span, a quantity, an amount, a time, a place."""

from callup.values.amount import Amount
from callup.values.ids import make_id
from callup.values.place import Place, PlaceBasis, PlaceStatus
from callup.values.quantity import Qualifier, Quantity
from callup.values.span import Span, cut
from callup.values.when import Precision, Time, TimeBasis

__all__ = [
    "Amount",
    "Place",
    "PlaceBasis",
    "PlaceStatus",
    "Precision",
    "Qualifier",
    "Quantity",
    "Span",
    "Time",
    "TimeBasis",
    "cut",
    "make_id",
]
