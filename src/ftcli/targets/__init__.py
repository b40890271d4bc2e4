"""Announced aims beside what was known: baseline, progress, the pace needed and the pace seen.

Pure functions over the model. Dates are intervals, so paces are intervals; an answer that the
bounds leave open is `undecided`, one that no figure gives is `unknown`.
"""

from ftcli.targets.aims import Aim
from ftcli.targets.outcomes import Outcome, Reason, Status, outcome
from ftcli.targets.paces import Mark, pace, years_between
from ftcli.targets.reviews import Review, known_on, review

__all__ = [
    "Aim",
    "Mark",
    "Outcome",
    "Reason",
    "Review",
    "Status",
    "known_on",
    "outcome",
    "pace",
    "review",
    "years_between",
]
