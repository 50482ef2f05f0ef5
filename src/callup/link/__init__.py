"""What depends on more than one document: judgements and their records, offers and their history."""

from callup.link.judgements import Judged, apply_judgements
from callup.link.ledger.ledger import OfferState, ledger_on

__all__ = ["Judged", "OfferState", "apply_judgements", "ledger_on"]
