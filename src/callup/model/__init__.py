"""Every type that crosses rooms."""

from callup.model.capture import Capture, Sighting
from callup.model.case import Case
from callup.model.claim import Claim
from callup.model.document import Document, Language, document_id
from callup.model.figure import Counted, Figure
from callup.model.issue import Issue
from callup.model.judgement import Judgement
from callup.model.kinds import KINDS, AnyRecord, decode_record, encode, kind_of
from callup.model.link import Link
from callup.model.offer import Act, ChangeBy, Offer
from callup.model.practice import Practice
from callup.model.record import Record, Status
from callup.model.rule import Rule, RuleValue
from callup.model.source import Source
from callup.model.voice import Voice

__all__ = [
    "KINDS",
    "Act",
    "AnyRecord",
    "Capture",
    "Case",
    "ChangeBy",
    "Claim",
    "Counted",
    "Document",
    "Figure",
    "Issue",
    "Judgement",
    "Language",
    "Link",
    "Offer",
    "Practice",
    "Record",
    "Rule",
    "RuleValue",
    "Sighting",
    "Source",
    "Status",
    "Voice",
    "decode_record",
    "document_id",
    "encode",
    "kind_of",
]
