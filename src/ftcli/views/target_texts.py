"""The words of the page of targets, English and French."""

from collections.abc import Mapping

from ftcli.targets import Reason, Status

STATUSES: Mapping[Status, tuple[str, str]] = {
    Status.REACHED: ("reached", "atteint"),
    Status.MISSED: ("missed", "manqué"),
    Status.ON_PACE: ("on pace", "dans les temps"),
    Status.BEHIND: ("behind", "en retard"),
    Status.UNDECIDED: ("undecided", "indécis"),
    Status.UNKNOWN: ("unknown", "inconnu"),
    Status.UNDATED: ("undated", "sans date"),
}
WHY: Mapping[str, tuple[str, str]] = {
    Status.ON_PACE: (
        "the lowest pace seen is at least the highest needed",
        "le rythme observé le plus bas atteint le plus haut nécessaire",
    ),
    Status.BEHIND: (
        "the highest pace seen is below the lowest needed",
        "le rythme observé le plus haut est sous le plus bas nécessaire",
    ),
    Status.UNDECIDED: (
        "the bounds of the pace seen and of the pace needed overlap",
        "les bornes du rythme observé et du rythme nécessaire se recouvrent",
    ),
    Reason.NO_FIGURE_AT_DEADLINE: (
        "the deadline {deadline} has passed and no figure is dated at or after it",
        "l'échéance {deadline} est passée et aucun chiffre n'est daté d'alors ou d'après",
    ),
    Reason.NO_FIGURE_SINCE: (
        "no figure is dated after the statement",
        "aucun chiffre n'est daté d'après l'annonce",
    ),
    Reason.NO_BASELINE: (
        "no figure from which to count",
        "aucun chiffre d'où compter",
    ),
    Reason.NO_TOTAL: (
        "no figure gives the total since the statement",
        "aucun chiffre ne donne le total depuis l'annonce",
    ),
}
TEXTS: Mapping[str, tuple[str, str]] = {
    "by": ("{figure}", "{figure}"),
    "late": (
        "{figure}; no figure says whether it was in time",
        "{figure}\u00a0; aucun chiffre ne dit si ce fut à temps",
    ),
    "open": ("{figure} leaves it open", "{figure} laisse la question ouverte"),
    "due": ("due {deadline}, {left}", "échéance {deadline}, {left}"),
    "due_words": ("due {deadline}, {left}: {words}", "échéance {deadline}, {left}\u00a0: {words}"),
    "vague": ("due {words}, which is no date", "échéance {words}, qui n'est pas une date"),
    "no_deadline": ("no deadline", "aucune échéance"),
    "left": ("{time} left", "reste {time}"),
    "left_most": ("at most {time} left", "reste {time} au plus"),
    "last_day": ("on its last day", "au dernier jour"),
    "passed": ("passed", "passée"),
    "share": ("{part} of {whole} ({share})", "{part} sur {whole} ({share})"),
    "part": ("{part} of {whole}", "{part} sur {whole}"),
    "from_to": ("from {baseline} to {latest}", "de {baseline} à {latest}"),
    "concepts": (
        "; they count {first} and {second}",
        "\u00a0; ils comptent {first} et {second}",
    ),
    "counted_from": (
        "counted from {baseline}; no figure since",
        "compté à partir de {baseline}\u00a0; aucun chiffre depuis",
    ),
    "latest": ("latest figure: {latest}", "dernier chiffre\u00a0: {latest}"),
    "other_source": ("another source", "autre source"),
    "nearest": ("the nearest before", "le plus proche avant"),
    "counts": ("counted: {what}", "compté\u00a0: {what}"),
    "note": ("note: {what}", "note\u00a0: {what}"),
    "needed": ("needed: {pace}", "nécessaire\u00a0: {pace}"),
    "seen": ("seen: {pace}", "observé\u00a0: {pace}"),
    "restated": ("restated {when}: {words}, {due}", "redit {when}\u00a0: {words}, {due}"),
    "same_due": ("due {deadline}: no slip", "échéance {deadline}\u00a0: aucun glissement"),
    "other_due": ("due {deadline} ({first} at first)", "échéance {deadline} ({first} d'abord)"),
    "lost_due": (
        "{words}: no date any more ({first} at first)",
        "{words}\u00a0: plus de date ({first} d'abord)",
    ),
    "new_due": ("due {deadline} (no date at first)", "échéance {deadline} (sans date d'abord)"),
    "still_none": ("{words}: no date either", "{words}\u00a0: pas de date non plus"),
    "no_words": ("no deadline", "sans échéance"),
}
