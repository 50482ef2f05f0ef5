"""What is published: cleared records as a brief and as tables. Nothing else leaves the house."""

from callup.publish.brief import BriefInput, Counts, write_brief
from callup.publish.clear import Cleared, clear, clear_address, clear_source, clear_text
from callup.publish.exports import write_exports
from callup.publish.offer_lines import LedgerRow, SilentChange, SumCheck
from callup.publish.period import Period, day_of

__all__ = [
    "BriefInput",
    "Cleared",
    "Counts",
    "LedgerRow",
    "Period",
    "SilentChange",
    "SumCheck",
    "clear",
    "clear_address",
    "clear_source",
    "clear_text",
    "day_of",
    "write_brief",
    "write_exports",
]
