"""How a rule of preflight is written (规则的写法).

In: nothing.  Out: the value that the tables of rules hold.

"""

from typing import NamedTuple

from reform_press.errors import SILENT, Severity, Words


class Rule(NamedTuple):
    """How a finding is told; ``{}`` takes what was seen."""

    severity: Severity
    zh: str
    en: str
    hint: Words = SILENT
