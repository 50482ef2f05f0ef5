"""What is counted over many records: the register of court cases, and published counts beside it."""

from callup.measure.court_checks import CountedTotal, TotalCheck, check_totals
from callup.measure.court_register import Period, Register, Stages, Table, Tally, register_of

__all__ = [
    "CountedTotal",
    "Period",
    "Register",
    "Stages",
    "Table",
    "Tally",
    "TotalCheck",
    "check_totals",
    "register_of",
]
