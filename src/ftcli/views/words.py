"""The words of the screens, English and French, in one table."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from ftcli.table import Quote

if TYPE_CHECKING:
    from ftcli.model import Area

WORDS: Mapping[str, tuple[str, str]] = {
    "unknown": ("unknown", "inconnu"),
    "withheld": ("withheld", "non calculé"),
    "figures": ("Figures", "Chiffres"),
    "elsewhere": (
        "Counted for another area: do not compare with the territory",
        "Compté sur un autre périmètre : ne pas comparer au territoire",
    ),
    "all_figures": ("Every figure, the chosen one first", "Tous les chiffres, le retenu d'abord"),
    "ratios": ("Ratios", "Ratios"),
    "other_figures": (
        "Ratios that rest on more than the figures above",
        "Ratios qui reposent sur plus que les chiffres ci-dessus",
    ),
    "targets": ("Targets as announced", "Objectifs annoncés"),
    "warnings": ("Before you compare", "Avant de comparer"),
    "warnings_explained": ("What the warnings mean", "Ce que disent les avertissements"),
    "it_means": ("It means", "Sens"),
    "what_to_do": ("What to do", "Que faire"),
    "sources": ("Sources", "Sources"),
    "legend": ("Legend", "Légende"),
    "metric": ("Metric", "Indicateur"),
    "value": ("Figure", "Chiffre"),
    "words": ("In the words of the source", "Dans les mots de la source"),
    "when": ("Date [source]", "Date [source]"),
    "why": ("Chosen", "Retenu"),
    "area": ("Area", "Périmètre"),
    "sector": ("Sector", "Champ"),
    "due": ("Due", "Échéance"),
    "announced": ("Announced [source]", "Annoncé [source]"),
    "aim": ("Aim", "Objectif"),
    "no_date": ("no date", "sans date"),
    "region": ("Region", "Région"),
    "perimeter": ("Perimeter", "Périmètre"),
    "population": ("Population", "Population"),
    "label": ("Label", "Label"),
    "aliases": ("Also called", "Aussi nommé"),
    "note": ("Note", "Note"),
    "id": ("City", "Ville"),
    "name": ("Name", "Nom"),
    "count": ("Figures", "Chiffres"),
    "years": ("Years", "Années"),
    "missing": ("Unknown", "Inconnus"),
    "unit": ("Unit", "Unité"),
    "kind": ("Kind", "Nature"),
    "definition": ("Definition", "Définition"),
    "verdict": ("First is", "Le premier est"),
    "taken_latest": ("latest of {n}", "le plus récent de {n}"),
    "taken_best-source": ("best source of {n}", "meilleure source sur {n}"),
    "taken_first-in-file": ("first of {n} in the file", "premier des {n} du fichier"),
    "taken_only": ("only one", "seul"),
    "see_area": ("see {area} below", "voir {area} plus bas"),
    "legend_more": ("+N", "+N"),
    "legend_more_text": (
        "that many other figures of the same metric and territory: 'ftcli show CITY --all'",
        "autant d'autres chiffres du même indicateur et territoire : « ftcli show VILLE --all »",
    ),
    "legend_floor": ("> ≥ < ≤", "plus de, moins de…"),
    "legend_floor_text": (
        "a bound on one side only: the words entail no more",
        "borne d'un seul côté : les mots n'en disent pas plus",
    ),
    "legend_about": ("≈", "≈"),
    "legend_about_text": ("about that number", "environ ce nombre"),
    "legend_near": ("A to under B", "A à moins de B"),
    "legend_near_text": (
        "nearly or just over: one bound is a convention, not a claim; --strict drops it",
        "presque ou un peu plus : une borne est une convention ; --strict la retire",
    ),
    "legend_undecided": ("undecided", "indécis"),
    "legend_undecided_text": (
        "the bounds overlap, or the units or periods differ: neither is known to be the larger",
        "bornes qui se recouvrent, unités ou périodes différentes : plus grand inconnu",
    ),
    "legend_rank": ("#1–2", "n° 1–2"),
    "legend_rank_text": (
        "the ranks it may have among those known, the greatest first",
        "les rangs possibles parmi les valeurs connues, la plus grande d'abord",
    ),
    "no_label": ("no label event known", "aucun événement de label connu"),
    "people_in": ("{n} people in {year}", "{n} habitants en {year}"),
    "wider": ("wider than the bid", "plus large que la candidature"),
    "narrower": ("narrower than the bid", "plus étroit que la candidature"),
    "same": ("the same as the bid", "identique à la candidature"),
    "against_unknown": ("unknown against the bid", "écart à la candidature inconnu"),
    "dataset": (
        "{n:figure|figures} of {cities:ecosystem|ecosystems}, dataset of {date}",
        "{n:chiffre|chiffres} de {cities:écosystème|écosystèmes}, données du {date}",
    ),
    "valid": (
        "{name}: no fault; {cities:ecosystem|ecosystems}, {n:figure|figures}, "
        "{targets:target|targets}",
        "{name} : aucune faute ; {cities:écosystème|écosystèmes}, {n:chiffre|chiffres}, "
        "{targets:objectif|objectifs}",
    ),
    "to_look_at": ("; {n} to look at", " ; {n} à vérifier"),
    "at_least": ("at least {n}", "au moins {n}"),
    "warnings_found": ("To look at", "À vérifier"),
    "more_to_look_at": (
        "and {n} more; -f csv lists them all",
        "et {n} de plus ; -f csv les donne tous",
    ),
    "place": ("Place", "Endroit"),
    "code": ("Code", "Code"),
    "of_cities": ("{n} of {total} ecosystems", "{n} des {total} écosystèmes"),
    "all_known": ("none", "aucun"),
    "or": (" or ", " ou "),
    "only_label": (
        "Only where the latest label event is: {what}.",
        "Seulement où le dernier événement de label est : {what}.",
    ),
    "only_region": ("Only the region {what}.", "Seulement la région {what}."),
    "only_year": (
        "Only figures dated {what}, and the ecosystems that have one.",
        "Seulement les chiffres datés de {what}, et les écosystèmes qui en ont.",
    ),
    "left_out": (
        "Named, but left out by --filter: {names}.",
        "Nommés, mais écartés par --filter : {names}.",
    ),
    "none_pass": ("No ecosystem is left.", "Il ne reste aucun écosystème."),
    "order_name": ("Order: name.", "Ordre : nom."),
    "order_population": (
        "Order: population ({year}), the largest first.",
        "Ordre : population ({year}), la plus grande d'abord.",
    ),
    "order_figures": (
        "Order: number of figures, the most first.",
        "Ordre : nombre de chiffres, le plus grand d'abord.",
    ),
    "order_label": (
        "Order: latest label event, the most recent first.",
        "Ordre : dernier événement de label, le plus récent d'abord.",
    ),
    "order_measure": (
        "Order: {what}, by the ranks that each may have, the best possible first; those without a "
        "rank last.",
        "Ordre : {what}, selon les rangs possibles de chacun, le meilleur possible d'abord ; "
        "ceux sans rang à la fin.",
    ),
    "alike_title": ("Ecosystems like {name}", "Écosystèmes semblables à {name}"),
    "alike_in": ("Alike in ({name} / it)", "Semblable par ({name} / lui)"),
    "alike_population": (
        "population {mine} / {theirs} in {year}",
        "population {mine} / {theirs} en {year}",
    ),
    "alike_none": (
        "No other ecosystem is alike in population, label or size.",
        "Aucun autre écosystème n'est semblable en population, label ou taille.",
    ),
    "alike_unknown": (
        "Not known of {name}, and so not compared: {what}.",
        "Inconnu pour {name}, donc non comparé : {what}.",
    ),
    "alike_narrower": (
        "The population of {name} is that of a smaller unit than its bid, and so not compared.",
        "Pour {name}, la population est celle d'une unité plus petite que la candidature, donc non "
        "comparée.",
    ),
    "alike_rule": (
        "Alike: populations within a factor 1.5; labels with the same first and latest event, each "
        "in the same year; jobs or firms that may be within a factor 2.",
        "Semblable : populations dans un rapport de 1,5 au plus ; labels aux mêmes premier et "
        "dernier événements, la même année ; emplois ou entreprises qui peuvent être dans un "
        "rapport de 2 au plus.",
    ),
    "withheld_ratios": ("Withheld ratios", "Ratios non calculés"),
    "empty": ("No ecosystem in this file.", "Aucun écosystème dans ce fichier."),
    "as_known": ("As known at the end of {date}.", "État des connaissances fin {date}."),
    "as_known_on": ("As known on {date}.", "État des connaissances au {date}."),
    "strict": (
        "Strict: only the bounds that the words entail.",
        "Strict : seulement les bornes que les mots impliquent.",
    ),
    "notes": ("Notes on these figures", "Notes sur ces chiffres"),
    "background": ("Background, never chosen", "Contexte, jamais retenu"),
    "more_of": ("{n} more", "{n} de plus"),
    "none_known": ("none known for this territory", "aucun connu pour ce territoire"),
    "withheld_currencies": (
        "the two sides are in different currencies",
        "les deux termes sont dans des monnaies différentes",
    ),
    "withheld_population": (
        "the population is of a smaller unit than the figures",
        "la population est celle d'une unité plus petite que les chiffres",
    ),
    "check_title": ("{city}, {metric}, {words}: {answer}", "{city}, {metric}, {words} : {answer}"),
    "check_says": ("It says", "Il dit"),
    "check_off": ("The claim is", "L'affirmation est"),
    "check_why_not": ("Why not", "Pourquoi"),
    "check_would": ("It would say", "Il dirait"),
    "check_apart": ("Not counted", "Non comptés"),
    "check_causes": ("What could explain it", "Ce qui pourrait l'expliquer"),
    "check_left": ("Not checked", "Non vérifiés"),
    "check_high": ("too high by {n}", "trop haute de {n}"),
    "check_low": ("too low by {n}", "trop basse de {n}"),
    "check_points": ("{n} points", "{n} points"),
    "check_whole": ("the whole territory", "le territoire entier"),
    "check_rounded": ("rounded", "arrondie"),
    "check_bound": ("the same number, one a bound", "le même nombre, l'un comme borne"),
    "check_announced": ("{aim}, announced {date}", "{aim}, annoncé {date}"),
    "check_the_figures": ("the figures", "les chiffres"),
    "check_some": ("some figures", "certains chiffres"),
    "check_figure": ("the figure{of}", "le chiffre{of}"),
    "check_figures": ("the {n} figures{of}", "les {n} chiffres{of}"),
    "check_some_figures": ("{k} of the {n} figures{of}", "{k} des {n} chiffres{of}"),
    "check_no_figure": ("no figure{of} is known", "aucun chiffre{of} n'est connu"),
    "check_no_like_figure": (
        "no figure known compares with it", "aucun chiffre connu ne s'y compare",
    ),
    "check_target": ("the target{of}", "l'objectif{of}"),
    "check_targets": ("the {n} targets{of}", "les {n} objectifs{of}"),
    "check_some_targets": ("{k} of the {n} targets{of}", "{k} des {n} objectifs{of}"),
    "check_no_target": ("no target{of} is known", "aucun objectif{of} n'est connu"),
    "check_no_like_target": (
        "no target known compares with it", "aucun objectif connu ne s'y compare",
    ),
    "check_of": (" of {date}", " de {date}"),
    "check_due": (" due {date}", " pour {date}"),
    "check_agrees": ("agrees with {them}", "concorde avec {them}"),
    "check_contradicts": ("contradicts {them}", "contredit {them}"),
    "check_open": ("undecided beside {them}", "indécis face à {them}"),
    "check_cannot_tell": ("cannot tell: {why}", "ne se tranche pas : {why}"),
    "check_other_definition": (
        "{contradicts}, but agrees by another definition of digital",
        "{contradicts}, mais concorde selon une autre définition du numérique",
    ),
    "phrase": ("Phrase", "Phrase"),
    "phrase_words": ("In words", "En mots"),
    "floor": ("Floor", "Plancher"),
    "ceiling": ("Ceiling", "Plafond"),
    "no_bound": ("none", "aucun"),
    "more": ("More", "De plus"),
    "additional": ("additional", "en plus"),
    "in_time": ("in {length}", "dans {length}"),
    "no_figure": ("no figure", "aucun chiffre"),
    "no_phrase": ("No phrase.", "Aucune phrase."),
    "figure": ("Figure", "Chiffre"),
    "line": ("Line", "Ligne"),
    "in_sentence": ("In its sentence", "Dans sa phrase"),
    "because": ("Because of", "À cause de"),
    "reason": ("Reason", "Raison"),
    "state": ("State", "État"),
    "what": ("What it is", "Ce que c'est"),
    "in_data": ("In the data", "Dans les données"),
    "part_of": ("of {metric}", "parmi {metric}"),
    "found": (
        "{name} · figures: {n} · targets: {targets}",
        "{name} · chiffres : {n} · objectifs : {targets}",
    ),
    "none_found": (
        "{name}: no figure of an ecosystem",
        "{name} : aucun chiffre d'un écosystème",
    ),
    "others_found": (
        "Other numbers, no figures of the ecosystem: {n}; --all shows each with the reason.",
        "Autres nombres, qui ne sont pas des chiffres de l'écosystème : {n} ; voir --all.",
    ),
    "not_taken": ("Not taken", "Non retenus"),
    "in_words": ("Words", "Mots"),
    "read_as": ("Read as", "Lu comme"),
    "counted": ("Counts", "Compte"),
    "computed": ("Computed", "Calcul"),
    "bounds": ("Bounds", "Bornes"),
    "because_of": ("Why", "Pourquoi"),
    "extremes": (
        "the least above over the greatest below, and the reverse",
        "borne basse du numérateur sur borne haute du dénominateur, et l'inverse",
    ),
    "passed_over": ("Passed over for {metric}", "Écartés pour : {metric}"),
    "at_phrase": ("Where to read it", "Où le lire"),
    "approximate": ("approximate", "valeur approchée"),
    "audited": (
        "{name} · numbers: {n} · in the data of {city}: {represented} · no figure of it: "
        "{explained} · missing: {missing}",
        "{name} · nombres : {n} · dans les données de {city} : {represented} · sans rapport : "
        "{explained} · absents : {missing}",
    ),
    "rank": ("Rank", "Rang"),
    "times": ("Times", "Fois"),
    "claim": ("Claim", "Déclaré"),
    "yardstick": ("Yardstick", "Référence"),
    "rests_on": ("Rests on", "Repose sur"),
    "caveats": ("Caveats", "Réserves"),
    "rank_title": (
        "{name}: {n} of {total} ecosystems ranked, the greatest first",
        "{name} : {n} des {total} écosystèmes classés, le plus grand d'abord",
    ),
    "rank_top": (
        "{name}: those of the {n} ranked that may be among the first {top}",
        "{name} : ceux des {n} classés qui peuvent être parmi les {top} premiers",
    ),
    "rank_first": (
        "{name}: those of the {n} ranked that may be the first",
        "{name} : ceux des {n} classés qui peuvent être premiers",
    ),
    "rank_none": (
        "{name}: none of {total} ecosystems can be ranked",
        "{name} : aucun des {total} écosystèmes ne peut être classé",
    ),
    "rank_same": ("{name}, {sector} figures only", "{name}, champ {sector} seulement"),
    "rank_against": (
        "{name}, self-declared as a multiple of {sector}",
        "{name}, le déclaré en multiple de {sector}",
    ),
    "rank_same_hint": (
        "; --same SECTOR ranks figures of one definition",
        " ; --same CHAMP classe les chiffres d'une seule définition",
    ),
    "not_ranked": ("Known, but not ranked", "Connus, mais non classés"),
    "no_rank": ("Without a figure", "Sans chiffre"),
    "reading_ranks": ("How to read the ranks", "Comment lire les rangs"),
    "rank_interval": (
        "{span}: any rank from {best} to {worst}, because bounds overlap.",
        "{span} : l'un des rangs de {best} à {worst}, car des bornes se recouvrent.",
    ),
    "rank_tie": (
        "Equal figures share a rank, and the next is as much lower: 1, 1, 3.",
        "Des chiffres égaux partagent un rang, le suivant recule d'autant : 1, 1, 3.",
    ),
    "rank_among": (
        "Ranks are among the figures ranked; whoever has none might stand anywhere.",
        "Les rangs valent parmi les chiffres classés ; qui n'en a pas peut être n'importe où.",
    ),
    "rank_rivals": (
        "Each has one figure here; a rival figure (+N) might change its rank.",
        "Chacun n'a ici qu'un chiffre ; un chiffre rival (+N) pourrait changer son rang.",
    ),
    "self_declared": ("self-declared", "déclaratif"),
    "gaps": ("Claims beside {sector}", "Le déclaré à côté de {sector}"),
    "differ": ("They differ in", "Ils diffèrent par"),
    "beside": ("{one} beside {other}", "{one} à côté de {other}"),
    "gap_units": ("other units", "unités différentes"),
    "gap_periods": ("totals over other lengths of time", "totaux sur des durées différentes"),
    "no_yardstick": (
        "{who}: no figure of {sector} to hold a claim against.",
        "{who} : aucun chiffre de {sector} à quoi comparer le déclaré.",
    ),
    "reading_gaps": (
        "Times: the self-declared figure over the one of {sector}; the claim nearest in date to "
        "the yardstick stands first.",
        "Fois : le chiffre déclaré sur celui de {sector} ; le plus proche en date de la référence "
        "est en tête.",
    ),
    "rows_left_out": (
        "Not shown here: {n} more; '-f csv' has all.",
        "Non montrés ici : {n} ; « -f csv » donne tout.",
    ),
    "rows_left_out_earlier": (
        "Not shown here: {n} earlier ones; '-f csv' has all.",
        "Non montrés ici, car plus anciens : {n} ; « -f csv » donne tout.",
    ),
    "n_more": ("{n} more", "{n} de plus"),
    "history_title": ("{city} · {metric}", "{city} · {metric}"),
    "history_none": (
        "{city} · {metric}: no figure is known.", "{city} · {metric} : aucun chiffre connu.",
    ),
    "history_definition": ("As defined by {sector}", "Selon la définition : {sector}"),
    "history_change": ("Change", "Évolution"),
    "history_since": ("{change} since {date}", "{change} depuis {date}"),
    "history_unchanged": ("unchanged", "inchangé"),
    "history_points": ("{n} points", "{n} points"),
    "history_contested": ("contested", "contesté"),
    "history_recopied": ("recopied, as in {date}", "recopié, comme en {date}"),
    "history_conflicts": (
        "Pairs of these figures that exclude each other: {n}; see 'ftcli conflicts {city}'.",
        "Paires de ces chiffres qui s'excluent : {n} ; voir « ftcli conflicts {city} ».",
    ),
    "legend_change": ("change", "évolution"),
    "legend_change_text": (
        "from the latest figure of an earlier year that counts the same: area, definition, noun; "
        "with growth a year where a year at least lies between",
        "depuis le dernier chiffre d'une année antérieure qui compte la même chose : périmètre, "
        "définition, nom ; avec le taux annuel s'il y a au moins un an d'écart",
    ),
    "legend_contested": ("contested", "contesté"),
    "legend_contested_text": (
        "a rival of its year excludes one of the two figures: the change may be none",
        "un rival de la même année exclut l'un des deux chiffres : évolution douteuse",
    ),
    "legend_recopied": ("recopied", "recopié"),
    "legend_recopied_text": (
        "the number of an earlier year again: maybe steady, maybe only copied",
        "le nombre d'une année antérieure : peut-être stable, peut-être seulement copié",
    ),
    "legend_scale": ("│ ├─┤ ├→", "│ ├─┤ ├→"),
    "legend_scale_text": (
        "on the scale, where there is room for it: a number, from bound to bound, no upper bound",
        "sur l'échelle, s'il y a la place : un nombre, d'une borne à l'autre, sans plafond",
    ),
    "conflicts_title": (
        "Figures that exclude each other: {n}, the widest apart first",
        "Chiffres qui s'excluent : {n}, du plus grand écart au plus petit",
    ),
    "conflicts_worst": (
        "Figures that exclude each other: the {n} widest apart of {total}; --all shows all",
        "Chiffres qui s'excluent : les {n} plus grands écarts sur {total} ; --all les montre tous",
    ),
    "conflicts_none": ("No two figures exclude each other.", "Aucun chiffre n'en exclut un autre."),
    "conflicts_none_of": (
        "No two figures of {city} exclude each other.",
        "{city} : aucun chiffre n'en exclut un autre.",
    ),
    "conflicts_apart": ("{difference} apart", "écart de {difference}"),
    "conflicts_far": ("how far apart is not said", "l'écart n'est pas dit"),
    "conflicts_hint": ("Perhaps", "Peut-être"),
    "conflicts_unexplained": (
        "nothing known of the figures explains it",
        "rien de ce qu'on sait des chiffres ne l'explique",
    ),
    "changed_from": ("{old} → {new}", "{old} → {new}"),
    "no_change": ("No difference.", "Aucune différence."),
    "change_count": ("{n} {kind}", "{kind} : {n}"),
    "before": ("Before", "Avant"),
    "after": ("After", "Après"),
    "change": ("Change", "Changement"),
    "as_target": ("{metric} (target)", "{metric} (objectif)"),
    "holds": ("figures: {n}, targets: {targets}", "chiffres : {n}, objectifs : {targets}"),
    "more_changes": (
        "and {n} more: -f csv gives them all",
        "et {n} de plus : -f csv les donne tous",
    ),
    "nothing": ("nothing", "rien"),
    "shipped": ("the shipped data", "les données livrées"),
    "in_file": ("In the file", "Dans le fichier"),
    "in_place_of": ("In place of", "À la place de"),
    "stands_beside": ("What it stands beside", "Ce qu'il côtoie"),
    "beside_none": (
        "No other figure of this metric is known for the territory.",
        "Aucun autre chiffre de cet indicateur n'est connu pour le territoire.",
    ),
    "this_one": ("this one", "celui-ci"),
    "another": ("another", "un autre"),
    "speaks": ("chosen", "retenu"),
    "counts": ("Counts", "Compte"),
    "origins": (
        "Files, in the order in which they are added",
        "Fichiers, dans l'ordre où ils s'ajoutent",
    ),
    "origin": ("What each added file gives", "Ce que donne chaque fichier ajouté"),
    "origin_none": ("Nothing is added to it.", "Rien ne s'y ajoute."),
    "origin_sources": (
        "Sources that an added file corrects",
        "Sources qu'un fichier ajouté corrige",
    ),
    "origin_source": ("Source", "Source"),
    "file": ("File", "Fichier"),
    "layer": ("Which", "Lequel"),
    "updated": ("Dated", "Daté"),
    "cities": ("Cities", "Villes"),
    "aims": ("Targets", "Objectifs"),
    "known_already": ("Known already", "Déjà connus"),
    "besides": ("Besides", "En outre"),
    "corrects": ("corrects {fields}", "corrige {fields}"),
    "new_city": ("a new city", "une nouvelle ville"),
}  # fmt: skip

CHANGES: Mapping[str, tuple[str, str]] = {
    "added": ("added", "ajouts"),
    "removed": ("removed", "retraits"),
    "revised": ("revised", "révisions"),
    "re-dated": ("re-dated", "changements de date"),
    "re-sourced": ("re-sourced", "changements de source"),
    "reworded": ("in other words", "reformulations"),
    "annotated": ("annotated", "annotations"),
    "corrected": ("corrected", "corrections"),
}
RECORDS: Mapping[str, tuple[str, str]] = {
    "figure": ("Figures", "Chiffres"),
    "target": ("Targets", "Objectifs"),
    "label": ("Label events", "Événements de label"),
    "ecosystem": ("Cities", "Villes"),
    "source": ("Sources", "Sources"),
}
LAYERS: Mapping[str, tuple[str, str]] = {
    "shipped": ("shipped", "livré"),
    "data": ("--data", "--data"),
    "own": ("your own", "le vôtre"),
    "with": ("--with", "--with"),
}
STATUSES: Mapping[str, tuple[str, str]] = {
    "candidate": ("candidate", "candidat"),
    "labelled": ("labelled", "labellisé"),
    "network": ("thematic network", "réseau thématique"),
    "capitale": ("Capitale French Tech", "Capitale French Tech"),
    "communauté": ("Communauté French Tech", "Communauté French Tech"),
    "refused": ("refused", "refusé"),
    "exempt": ("outside the competition", "hors concours"),
}

KINDS: Mapping[str, tuple[str, str]] = {
    "stock": ("stock", "stock"),
    "flow": ("flow", "flux"),
    "share": ("share", "part"),
    "ratio": ("ratio", "ratio"),
    "official-statistics": ("official statistics", "statistique publique"),
    "institution": ("institution", "institution"),
    "press": ("press", "presse"),
    "blog": ("blog", "blog"),
    "register": ("register", "registre"),
}

AREAS: Mapping[str, tuple[str, str]] = {
    "region": ("region", "région"),
    "department": ("department", "département"),
    "city": ("city", "ville"),
    "site": ("site", "site"),
}
SECTORS: Mapping[str, tuple[str, str]] = {
    "jde-2015": (
        "35 NAF codes (Le Journal des Entreprises)",
        "35 codes NAF (Le Journal des Entreprises)",
    ),
    "oecd-ict": ("the OECD's ICT activities", "activités TIC de l'OCDE"),
    "insee-economie-numerique": (
        "INSEE's digital economy: ICT, content, communication",
        "économie numérique de l'Insee : TIC, contenus, communication",
    ),
    "insee-numerique-sectors-and-occupations": (
        "INSEE's digital sectors, and digital occupations elsewhere",
        "secteurs numériques de l'Insee, et métiers numériques ailleurs",
    ),
    "digital+electronics": (
        "digital and electronics together",
        "numérique et électronique ensemble",
    ),
}
CANDIDATES: Mapping[str, tuple[str, str]] = {
    "observation": ("observation", "observation"),
    "target": ("target", "objectif"),
    "context": ("another's", "d'un autre"),
    "none": ("no metric", "pas un indicateur"),
}
MODES: Mapping[str, tuple[str, str]] = {
    "increment": ("target: more", "objectif : en plus"),
    "level": ("target", "objectif"),
    "flow": ("target: each year", "objectif : par an"),
    "multiply": ("target: times", "objectif : fois"),
    "growth": ("target: growth", "objectif : croissance"),
}
STATES: Mapping[str, tuple[str, str]] = {
    "represented": ("in the data", "dans les données"),
    "explained": ("no figure", "pas un chiffre"),
    "missing": ("missing", "absent"),
}
REASONS: Mapping[str, tuple[str, str]] = {
    "": ("", ""),
    "date": ("date", "date"),
    "deadline": ("deadline", "échéance"),
    "time": ("time of day", "heure"),
    "age": ("age", "âge"),
    "ordinal": ("ordinal", "ordinal"),
    "address": ("address", "adresse"),
    "name": ("name", "nom"),
    "duration": ("duration", "durée"),
    "no metric": ("counts no metric", "ne compte aucun indicateur"),
    "too vague": ("too vague", "trop vague"),
    "money of what is not said": ("money, of what is not said", "argent, de quoi n'est pas dit"),
    "share of what is not said": ("share, of what is not said", "part, de quoi n'est pas dit"),
    "change or loss": ("a change or a loss", "évolution ou perte"),
    "not understood": ("not understood", "non compris"),
    "another subject's figure": ("another subject's figure", "chiffre d'un autre sujet"),
    "other territory": ("another territory", "autre territoire"),
    "national total": ("national total", "total national"),
}
# Why a row of a ranking has no rank.
APART: Mapping[str, tuple[str, str]] = {
    "region": ("a whole region", "une région entière"),
    "currency": ("in another currency", "dans une autre monnaie"),
    "rate": ("per another length of time", "par une autre durée"),
    "period": ("a total over another length of time", "un total sur une autre durée"),
    "withheld": ("not computed", "non calculé"),
    "no-claim": ("no self-declared figure", "aucun chiffre déclaratif"),
    "no-yardstick": ("no {sector} figure", "aucun chiffre du champ {sector}"),
    "elsewhere": ("known for another area only", "connu sur un autre périmètre seulement"),
    "unknown": ("unknown", "inconnu"),
}
# What is to be said of a row of a ranking by itself, in a word or two.
CAVEATS: Mapping[str, tuple[str, str]] = {
    "concept-differs": ("two concepts", "deux notions"),
    "date-gap": ("two dates", "deux dates"),
    "firm-unit-differs": ("two units", "deux unités"),
    "mixed-sources": ("two sources", "deux sources"),
    "outlier": ("outlier", "hors norme"),
    "part-exceeds-whole": ("exceeds its whole", "dépasse le tout dont il fait partie"),
    "perimeter-wider": ("wider population", "population plus large"),
    "private-only": ("private only", "privé seulement"),
    "recopied": ("recopied", "recopié"),
    "rivals-disagree": ("rivals disagree", "rivaux en désaccord"),
    "sector-differs": ("two definitions", "deux définitions"),
}
# What sets a row of a ranking apart from most others.
UNLIKE_MOST: Mapping[str, tuple[str, str]] = {
    "concept-differs": ("other concept", "autre notion"),
    "date-gap": ("other year", "autre année"),
    "firm-unit-differs": ("other unit", "autre unité"),
    "sector-differs": ("other definition", "autre définition"),
}
FORMER = " (former region)"


class _Number(NamedTuple):
    """A number in a text, with a noun behind it where the text gives both forms of that.

    >>> f"{_Number(1, 'en'):figure|figures}, {_Number(0, 'fr'):chiffre|chiffres}"
    '1 figure, 0 chiffre'
    """

    number: int
    lang: str

    def __format__(self, spec: str) -> str:
        one, bar, more = spec.partition("|")
        if not bar:
            return format(self.number, spec)
        is_one = self.number < 2 if self.lang == "fr" else self.number == 1
        return f"{self.number} {one if is_one else more}"


def say(key: str, lang: str, **values: object) -> str:
    """A text of the screens in a language, with values filled in.

    >>> say("dataset", "en", n=1, cities=2, date="2014")
    '1 figure of 2 ecosystems, dataset of 2014'
    """
    text = WORDS[key][lang == "fr"]
    if "|" not in text:
        return text.format(**values)
    numbers = {name: _Number(one, lang) for name, one in values.items() if isinstance(one, int)}
    return text.format(**{**values, **numbers})


def said(table: Mapping[str, tuple[str, str]], key: str, lang: str) -> str:
    """A coded word in a language."""
    return table[key][lang == "fr"]


def quoted(words: Quote, lang: str) -> str:
    """Words of a source between the quotation marks of a language."""
    return f"«\u202f{words.text}\u202f»" if lang == "fr" else f"“{words.text}”"


def area_text(area: "Area", lang: str) -> str:
    """An area with what it is: "Occitanie (region)"."""
    kind = said(AREAS, area.type, lang)
    name, former, _ = area.name.partition(FORMER)
    if former:
        kind = f"ancienne {kind}" if lang == "fr" else f"former {kind}"
    return f"{name} ({kind})"


def listed(names: list[str], lang: str) -> str:
    """Names joined as in a sentence.

    >>> listed(["2014", "2016", "2018"], "en")
    '2014, 2016 and 2018'
    """
    if len(names) < 2:
        return "".join(names)
    joint = " et " if lang == "fr" else " and "
    return ", ".join(names[:-1]) + joint + names[-1]
