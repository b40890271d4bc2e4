"""Compare French Tech ecosystems: each number keeps its words, bounds, date and source.

>>> from ftcli import compare, load
>>> comparison = compare(load(), "saint-etienne", "aix-marseille")
>>> [row.id for row in comparison.figures]
['jobs', 'firms', 'pure_players', 'revenue']
"""

TYPE_CHECKING = False  # type checkers take it as true; importing typing would cost a start-up

__version__ = "0.1.0"

if TYPE_CHECKING:
    from ftcli.catalogue import METRICS, RATIOS, Ratio, parse_ratio
    from ftcli.choose import chosen, quotient
    from ftcli.comparison import Comparison, compare
    from ftcli.dates import Period
    from ftcli.errors import FtcliError
    from ftcli.model import Dataset, Ecosystem, Figure, Source, Target
    from ftcli.quantity import Quantity, Verdict
    from ftcli.store.loading import load
    from ftcli.store.names import find
    from ftcli.wording.phrasing import quantity_text
    from ftcli.wording.reading import read

# Each public name and the module that holds it, imported at first use: a command that needs no
# pandas and no Rich does not pay for them.
_HOMES = {
    "METRICS": "catalogue",
    "RATIOS": "catalogue",
    "Comparison": "comparison",
    "Dataset": "model",
    "Ecosystem": "model",
    "Figure": "model",
    "FtcliError": "errors",
    "Period": "dates",
    "Quantity": "quantity",
    "Ratio": "catalogue",
    "Source": "model",
    "Target": "model",
    "Verdict": "quantity",
    "chosen": "choose",
    "compare": "comparison",
    "find": "store.names",
    "load": "store.loading",
    "parse_ratio": "catalogue",
    "quantity_text": "wording.phrasing",
    "quotient": "choose",
    "read": "wording.reading",
}

__all__ = [
    "METRICS",
    "RATIOS",
    "Comparison",
    "Dataset",
    "Ecosystem",
    "Figure",
    "FtcliError",
    "Period",
    "Quantity",
    "Ratio",
    "Source",
    "Target",
    "Verdict",
    "__version__",
    "chosen",
    "compare",
    "find",
    "load",
    "parse_ratio",
    "quantity_text",
    "quotient",
    "read",
]


def __getattr__(name: str) -> object:
    """The public name asked for, from the module that holds it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'ftcli' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"ftcli.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
