"""What press phrases entail, hedge by hedge and trap by trap."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.wording.shapes import shape, shapes

from ftcli.wording.hedge_forms import Hedge
from ftcli.wording.hedges import hedged, margin
from ftcli.wording.reading import Reading, Unreadable, read, readings

BARE = {
    "640 postes": "640 jobs",
    "6 400 postes": "6_400 jobs",
    "6\u00a0400 postes": "6_400 jobs",
    "6\u202f400 postes": "6_400 jobs",
    "6\u2009400 postes": "6_400 jobs",
    "6.400 postes": "6_400 jobs",
    "6,400 employees": "6_400 jobs",
    "6'400 postes": "6_400 jobs",
    "6’400 postes": "6_400 jobs",
    "16.400": "16_400",
    "1.616.400": "1_616_400",
    "1 616 400,5 €": "3232801/2 EUR",
    "1.616.400,5 €": "3232801/2 EUR",
    "$1,616,400.50": "3232801/2 USD",
    "0,125": "1/8",
    "12,5 %": "25/2 %",
    "3.125 %": "25/8 %",
    "3.125 millions": "3_125_000",
    "12,500 euros": "12_500 EUR",
    "-4 %": "-4 %",
    "− 4 %": "4 %",
    "(−4 %)": "-4 %",
    "trente-deux sociétés": "32 firms",
    "quatre-vingt-seize établissements": "96 firms",
    "nonante-deux sociétés": "92 firms",
    "trois mille cinq cents postes": "3_500 jobs",
    "forty-two firms": "42 firms",
    "a thousand jobs": "1_000 jobs",
    "40 hectares": "40 ha",
    "350 m2": "350 m2",
    "350 m 2": "350 m2",
    "350m²": "350 m2",
    "350 mètres carrés": "350 m2",
    "neuf pour cent": "9 %",
    "six mois": "6 month",
    "deux ans et demi": "5/2 year",
    "two years and a half": "5/2 year",
    "a 12-month programme": "12 month",
    "a three-month programme": "3 month",
    "a 200-person plant": "200 people",
    "les 50 meilleures sociétés": "50 firms",
    "80 PME/ETI": "80 firms",
    "cinq jeunes pousses": "5 startups",
    "8 petites fabriques": "8 count",
    "80 « jeunes pousses »": "80 startups",
    "emploie 60 personnes": "60 jobs",
    "employs 60 people": "60 jobs",
    "60 personnes": "60 people",
    "0 poste": "0 jobs",
}
MONEY = {
    "45 k€": "45_000 EUR",
    "45K€": "45_000 EUR",
    "45 Keuros": "45_000 EUR",
    "4,5 M€": "4_500_000 EUR",
    "4,5 M d'euros": "4_500_000 EUR",
    "4,5 MEUR": "4_500_000 EUR",
    "4,5 Md€": "4_500_000_000 EUR",
    "4,5 Mds€": "4_500_000_000 EUR",
    "4,5 Mds d’euros": "4_500_000_000 EUR",
    "4,5 mrd €": "4_500_000_000 EUR",
    "45 millions €": "45_000_000 EUR",
    "45 mille euros": "45_000 EUR",
    "€4.5bn": "4_500_000_000 EUR",
    "€45m": "45_000_000 EUR",
    "EUR 45 million": "45_000_000 EUR",
    "$45 million": "45_000_000 USD",
    "US$ 45m": "45_000_000 USD",
    "£450k": "450_000 GBP",
    "£4 billion": "4_000_000_000 GBP",
    "$2 trillion": "2_000_000_000_000 USD",
    "4 billions d'euros": "4_000_000_000_000 EUR",
    "2 trillions": "2_000_000_000_000_000_000",
    "45 millions": "45_000_000",
    "45 mln euros": "45_000_000 EUR",
    "45 millions de dollars": "45_000_000 USD",
    "trois millions et demi d'euros": "3_500_000 EUR",
    "3 millions et demi d'euros": "3_500_000 EUR",
    "un demi-million d'euros": "500_000 EUR",
    "half a billion dollars": "500_000_000 USD",
    "a half million euros": "500_000 EUR",
    "two and a half million euros": "2_500_000 EUR",
    "a million euros": "1_000_000 EUR",
    "Un autre milliard": "1_000_000_000",
    "un quart de million d'euros": "250_000 EUR",
    "deux mille et demi": "2_500",
    "a million and a half": "1_500_000",
    "two million and a half euros": "2_500_000 EUR",
    "1.000 Mds€": "1_000_000_000_000 EUR",
    "vingt dizaines": "200",
    "trois douzaines et demie": "42",
}
HEDGED = {
    "plus de 640 postes": "(640, …] of 640 jobs",
    "+ de 640 postes": "(640, …] of 640 jobs",
    "plus d’un demi-million d’euros": "(500_000, …] of 500_000 EUR",
    "au-delà de 640 postes": "(640, …] of 640 jobs",
    "au\u2011delà de 640 postes": "(640, …] of 640 jobs",
    "supérieure à 640": "(640, …] of 640",
    "dépasse les 640 postes": "(640, …] of 640 jobs",
    "nettement plus de 640 postes": "(640, …] of 640 jobs",
    "more than 640 firms": "(640, …] of 640 firms",
    "in excess of €45m": "(45_000_000, …] of 45_000_000 EUR",
    "> 640 postes": "(640, …] of 640 jobs",
    "au moins 640 postes": "[640, …] of 640 jobs",
    "pas moins de 640 postes": "[640, …] of 640 jobs",
    "à partir de 640 postes": "[640, …] of 640 jobs",
    "640 postes ou plus": "[640, …] of 640 jobs",
    "640 ou plus": "[640, …] of 640",
    "640 au moins": "[640, …] of 640",
    "une trentaine au moins": "[30, …] of 30",
    "640 postes au minimum": "[640, …] of 640 jobs",
    "no fewer than 640 firms": "[640, …] of 640 firms",
    "640 firms or more": "[640, …] of 640 firms",
    "640+ firms": "[640, …] of 640 firms",
    ">= 640 postes": "[640, …] of 640 jobs",
    "moins de 640 postes": "[0, 640) of 640 jobs",
    "inférieur à 4 %": "[…, 4) of 4 %",
    "sous la barre des 640 postes": "[0, 640) of 640 jobs",
    "n'atteint pas 640 postes": "[0, 640) of 640 jobs",
    "fewer than 640 firms": "[0, 640) of 640 firms",
    "under €45m": "[0, 45_000_000) of 45_000_000 EUR",
    "sub-€45m": "[0, 45_000_000) of 45_000_000 EUR",
    "au plus 640 postes": "[0, 640] of 640 jobs",
    "ne dépasse pas 640 postes": "[0, 640] of 640 jobs",
    "jusqu’à 640 postes": "[0, 640] of 640 jobs",
    "dans la limite de 45 000 €": "[0, 45_000] of 45_000 EUR",
    "640 postes ou moins": "[0, 640] of 640 jobs",
    "up to 640 firms": "[0, 640] of 640 firms",
    "<= 640 postes": "[0, 640] of 640 jobs",
    "environ 640 postes": "[~635, ~645] of 640 jobs",
    "quelque 640 postes": "[~635, ~645] of 640 jobs",
    "aux alentours de 640 postes": "[~635, ~645] of 640 jobs",
    "de l'ordre de 640 postes": "[~635, ~645] of 640 jobs",
    "dans les 640 postes": "[~635, ~645] of 640 jobs",
    "avoisine les 640 postes": "[~635, ~645] of 640 jobs",
    "640 postes environ": "[~635, ~645] of 640 jobs",
    "roughly 640 firms": "[~635, ~645] of 640 firms",
    "~640": "[~635, ~645] of 640",
    "environ 3 postes": "[~2, ~4] of 3 jobs",
    "environ 1,2 Md€": "[~1_150_000_000, ~1_250_000_000] of 1_200_000_000 EUR",
    "d'environ 3 mois": "[~5/2, ~7/2] of 3 month",
    "près de 640 postes": "[~635, 640) of 640 jobs",
    "quasiment 640 postes": "[~635, 640) of 640 jobs",
    "frôle les 640 postes": "[~635, 640) of 640 jobs",
    "un peu moins de 640 postes": "[~635, 640) of 640 jobs",
    "nearly 640 firms": "[~635, 640) of 640 firms",
    "un peu plus de 640 postes": "(640, ~645] of 640 jobs",
    "640 et quelques postes": "(640, ~645] of 640 jobs",
    "just over 640 firms": "(640, ~645] of 640 firms",
    "au moins près de 640 postes": "[~635, …] of 640 jobs",
    "au moins environ 640 postes": "[~635, …] of 640 jobs",
    "plus d'environ 640 postes": "[~635, …] of 640 jobs",
    "640 postes environ au minimum": "[~635, …] of 640 jobs",
    "environ 640 postes au moins": "[~635, …] of 640 jobs",
    "jusqu'à environ 640 postes": "[0, ~645] of 640 jobs",
    "jusqu'à 640 postes environ": "[0, ~645] of 640 jobs",
    "moins d'environ 640 postes": "[0, ~645] of 640 jobs",
    "up to about 640 firms": "[0, ~645] of 640 firms",
    "près de 640 postes environ": "[~635, ~645] of 640 jobs",
    "franchit la barre des 640 postes": "[640, …] of 640 jobs",
    "a passé le cap des 640 postes": "[640, …] of 640 jobs",
    "dépasse le seuil de 640 postes": "(640, …] of 640 jobs",
    "approche la barre des 640 postes": "[~635, 640) of 640 jobs",
    "sous le seuil de 640 postes": "[0, 640) of 640 jobs",
    "topped 640 firms": "(640, …] of 640 firms",
    "north of €45m": "(45_000_000, …] of 45_000_000 EUR",
    "au moins environ près de quelque 640 postes": "[~635, ~645] of 640 jobs",
}
NEGATED = {
    "sans dépasser 640 postes": "[0, 640] of 640 jobs",
    "jamais plus de 640 postes": "[0, 640] of 640 jobs",
    "n'est pas supérieur à 4 %": "[…, 4] of 4 %",
    "n'a pas dépassé 640 postes": "[0, 640] of 640 jobs",
    "ne devrait pas dépasser 640 postes": "[0, 640] of 640 jobs",
    "ne dépassera jamais 640 postes": "[0, 640] of 640 jobs",
    "n'excédant pas 45 000 €": "[0, 45_000] of 45_000 EUR",
    "never more than 640 firms": "[0, 640] of 640 firms",
    "not above 640 firms": "[0, 640] of 640 firms",
    "won't exceed 640 firms": "[0, 640] of 640 firms",
    "no larger than 40 hectares": "[0, 40] of 40 ha",
    "jamais moins de 640 postes": "[640, …] of 640 jobs",
    "n'est pas inférieur à 4 %": "[4, …] of 4 %",
    "ne peut être inférieur à 4 %": "[4, …] of 4 %",
    "not below 640 firms": "[640, …] of 640 firms",
    "pas encore 640 postes": "[0, 640) of 640 jobs",
    "n'atteindra pas 640 postes": "[0, 640) of 640 jobs",
    "not nearly 640 firms": "[0, 640) of 640 firms",
    "not only 640 firms": "640 firms",
    "non seulement 640 postes, mais aussi 80 sites": "640 jobs; 80 count",
}
MORE_HEDGES = {
    "dépasseraient 640 postes": "(640, …] of 640 jobs",
    "exceeded 640 firms": "(640, …] of 640 firms",
    "well above 640 firms": "(640, …] of 640 firms",
    "inférieur ou égal à 4 %": "[…, 4] of 4 %",
    "greater than or equal to 4 %": "[4, …] of 4 %",
    "640 postes au bas mot": "[640, …] of 640 jobs",
    "640 postes, voire plus": "[640, …] of 640 jobs",
    "640-plus firms": "[640, …] of 640 firms",
    "max. 640 postes": "[0, 640] of 640 jobs",
    "approche les 640 postes": "[~635, 640) of 640 jobs",
    "+/- 640 postes": "[~635, ~645] of 640 jobs",
    "env. 640 postes": "[~635, ~645] of 640 jobs",
    "640-odd firms": "[~635, ~645] of 640 firms",
    "barely 640 firms": "[~635, ~645] of 640 firms",
    "dépasse à peine 640 postes": "(640, ~645] of 640 jobs",
    "barely more than 640 firms": "(640, ~645] of 640 firms",
    "multiplié par plus de trois": "(3, …] of 3 multiple",
    "640 postes et plus de 80 sociétés": "640 jobs; (80, …] of 80 firms",
    "40 postes, voire 60 postes": "[40, 60] jobs",
    "40 voire 60 postes": "[40, 60] jobs",
    "40 à 60 postes et plus": "[40, …] jobs",
    "jusqu'à 40 à 60 postes": "[0, 60] jobs",
    "2 à 3 ans et demi": "[2, 7/2] year",
    "trois ou quatre cents postes": "[300, 400] jobs",
    "-4 à -6 %": "[-6, -4] %",
    "de -4 % à +6 %": "[-4, 6] %",
    "entre -4 et 6 %": "[-4, 6] %",
    "entre -6 % et -4 %": "[-6, -4] %",
    "environ 40 à 60 postes au plus": "[0, ~60] jobs",
    "moins 4 %": "-4 %",
    "2 milliards 300 millions d'euros": "2_300_000_000 EUR",
    "2 millions 300 000 euros": "2_300_000 EUR",
    "mille et un postes": "1_001 jobs",
    "1 poste sur 40": "5/2 %",
    "1/4 des postes": "25 %",
}
TURNED_MONEY = {
    "4.5 €m": "4_500_000 EUR",
    "4,5 €M": "4_500_000 EUR",
    "4,5 € M": "4_500_000 EUR",
    "4,5€M": "4_500_000 EUR",
    "45 $k": "45_000 USD",
    "45 €bn": "45_000_000_000 EUR",
    "45 EURm": "45_000_000 EUR",
    "environ 45 €bn": "[~44_500_000_000, ~45_500_000_000] of 45_000_000_000 EUR",
    "4 à 5 €m": "[4_000_000, 5_000_000] EUR",
    "M€ 4,5": "4_500_000 EUR",
    "k€ 45": "45_000 EUR",
    "€m 4.5": "4_500_000 EUR",
    "MEUR 4,5": "4_500_000 EUR",
    "plus de M€ 4": "(4_000_000, …] of 4_000_000 EUR",
    "M€ 4 à 5": "[4_000_000, 5_000_000] EUR",
    "entre k€ 40 et 50": "[40_000, 50_000] EUR",
    "4 MEUR environ": "[~3_500_000, ~4_500_000] of 4_000_000 EUR",
    "12 M€ 500 postes": "12_000_000 EUR; 500 jobs",
    "4 € M. Durand": "4 EUR",
    "4 € m²": "4 EUR",
}
IN_BRACKETS = {
    "640 (environ)": "[~635, ~645] of 640",
    "(environ) 640": "[~635, ~645] of 640",
    "640 (env.)": "[~635, ~645] of 640",
    "640 (c.)": "[~635, ~645] of 640",
    "640 postes (environ)": "[~635, ~645] of 640 jobs",
    "640 (environ) postes": "[~635, ~645] of 640 jobs",
    "640 (max.)": "[…, 640] of 640",
    "640 (minimum)": "[640, …] of 640",
    "640 (min.)": "[640, …] of 640",
    "640 (ou plus)": "[640, …] of 640",
    "(au moins) 640": "[640, …] of 640",
    "640 (estimation)": "640",
    "640 (environ 2 %)": "640; [~3/2, ~5/2] of 2 %",
    "1 000 (mille) postes": "1_000; 1_000",
    "12 M€ (2 millions en 2013)": "12_000_000 EUR; 2_000_000",
    "640 postes¹": "640 jobs",
    "350 km²": "350 count",
    "en 2013 (58)": "58",
    "2013 (52), 2014 (58)": "52; 58",
}
SHORT_HEDGES = {
    "- de 50": "[…, 50) of 50",
    "− de 50": "[…, 50) of 50",
    "– de 50 %": "[…, 50) of 50 %",
    "- d'un millier de postes": "[0, 1_000) of 1_000 jobs",
    "- de 40 à 60 postes": "[40, 60] jobs",
    "- des 640 postes": "640 jobs",
    "Prévus :\n- de 640 postes": "640 jobs",
    "c. 640": "[~635, ~645] of 640",
    "c.640 postes": "[~635, ~645] of 640 jobs",
    "de catégorie C. 640 postes": "640 jobs",
    "J.-c. 640 postes": "640 jobs",
}
UNCLEAR = [
    "rarement plus de 640 postes", "dépasse rarement 640 postes", "rarely more than 640 firms",
    "presque jamais plus de 640 postes", "pas beaucoup plus de 640 postes", "pas 640 postes",
    "pas seulement plus de 640 postes", "n'emploie plus que 640 personnes",
    "dépasse presque 640 postes", "jusqu'à plus de 640 postes", "up to 640 firms or more",
    "entre 640 et 80 postes", "entre près de 40 et plus de 60 postes", "40/60 postes",
    "passé de 40 à plus de 60 postes", "moins de 40 à 60 postes", "de moins de 40 postes à 60",
    "40 à 60 postes et quelques", "-4 à 6 %", "de 4 à -6 %", "-4 postes", "moins 4 postes",
    "jusqu'à -4 %", "plus d'une vingtaine à une trentaine de postes",
    "jusqu'à environ plusieurs dizaines de postes", "passé de 40 à 60 postes",
    "grew from 40 to 60 firms", "4 à 6 000 postes", "40-60 000 postes", "2, 3 ou 4 postes",
    "2, 5 et 10 M€", "1,250 million", "1.250 millions", "1.000 %", "4.500 %", ".5 million",
    "12 € par salarié", "12 €/m²", "12 € le m2",
    "12 startups par semaine", "deux fois moins de postes", "three times fewer jobs",
    "trois quarts d'heure", "note de 8/10", "10 + 5", "une opération de 12-million-euro",
    "rose from 640 jobs in 2012", "n'a pas franchi la barre des 640 postes",
    "la barre symbolique des 640 postes", "the 640 mark", "ni 640 postes",
    "une baisse de 4 %", "2 milliards et 300 millions d'euros", "3 x 640 postes", "10^6", "10⁶",
    "1 1/2 million", "4 pour mille", "4 pour 1 000", "4 ‰", "4 MM€", "640 M", "$4 B",
    "divisé par deux", "jusqu'à plusieurs dizaines de postes", "fewer than a few hundred firms",
    "640 ± 20 postes", "plus de 40 voire 60 postes",
    # A scale that is not certain, or stands where none is read.
    "4,5 € m", "5 €b", "45 k€ m", "deux millions €m", "k€ 5 millions", "CA (M€) : 4,5",
    "(en milliers) 45", "839 mille¹", "12 milliers²", "96 892 millions¹", "12 kEmplois",
    "5 (milliers)", "5 (milliers d'emplois)", "5 (x1000)", "5 (× 1 000)", "5 (M)", "4,5 (M€)",
    "4,5 (Md€)", "4,5 (en millions d'euros)", "4,5 € (millions)",
    # The lower number is thousands, or shares the scale of the upper.
    "de 1,234 à 2 M€", "entre 1.500 et 2 M€", "1,234 - 2 millions",
    # A number that may be a year, and its footnote.
    "2000 (1)", "2014 (3)", "2000 (1) emplois", "environ 2014 (3)",
]  # fmt: skip
LOOSE = {
    "une trentaine de postes": "[~25, ~35] of 30 jobs",
    "une quinzaine de postes": "[~25/2, ~35/2] of 15 jobs",
    "la douzaine de postes": "[~19/2, ~29/2] of 12 jobs",
    "une bonne centaine de postes": "[~75, ~125] of 100 jobs",
    "un millier de postes": "[~750, ~1_250] of 1_000 jobs",
    "une cinquantaine de millions d'euros": "[~45_000_000, ~55_000_000] of 50_000_000 EUR",
    "une demi-douzaine de sites": "[~9/2, ~15/2] of 6 count",
    "half a dozen firms": "[~9/2, ~15/2] of 6 firms",
    "a dozen firms": "[~19/2, ~29/2] of 12 firms",
    "a couple of firms": "[~1, ~3] of 2 firms",
    "a few firms": "[~2, ~4] of 3 firms",
    "plus d'une trentaine de postes": "(30, …] of 30 jobs",
    "moins d'un millier de postes": "[0, 1_000) of 1_000 jobs",
    "deux centaines de postes": "200 jobs",
    "two dozen firms": "24 firms",
    "plusieurs dizaines de postes": "[20, …] approximate jobs",
    "des milliers de postes": "[2_000, …] approximate jobs",
    "quelques millions d'euros": "[2_000_000, …] approximate EUR",
    "plusieurs dizaines de milliers de postes": "[20_000, …] approximate jobs",
    "dozens of firms": "[24, …] approximate firms",
    "tens of thousands of jobs": "[20_000, …] approximate jobs",
    "a few hundred firms": "[200, …] approximate firms",
}
RANGES = {
    "entre 40 et 60 postes": "[40, 60] jobs",
    "de 40 à 60 postes": "[40, 60] jobs",
    "40 à 60 postes": "[40, 60] jobs",
    "40-60 postes": "[40, 60] jobs",
    "40 – 60 postes": "[40, 60] jobs",
    "40 ou 60 postes": "[40, 60] jobs",
    "from 40 to 60 firms": "[40, 60] firms",
    "between 40 and 60 firms": "[40, 60] firms",
    "entre 40 et 60 millions d'euros": "[40_000_000, 60_000_000] EUR",
    "40 et 60 M€": "[40_000_000, 60_000_000] EUR",
    "€40m–€60m": "[40_000_000, 60_000_000] EUR",
    "entre 900 k€ et 1,1 M€": "[900_000, 1_100_000] EUR",
    "entre 900.000 et 1,1 million d'euros": "[900_000, 1_100_000] EUR",
    "entre 900 000 € et 1,1 million d'euros": "[900_000, 1_100_000] EUR",
    "entre vingt et trente millions": "[20_000_000, 30_000_000]",
    "entre cent et deux mille postes": "[100, 2_000] jobs",
    "entre un et trois millions d'euros": "[1_000_000, 3_000_000] EUR",
    "entre une dizaine et une vingtaine de sociétés": "[~15/2, ~25] firms",
    "entre une dizaine et une vingtaine de millions": "[~7_500_000, ~25_000_000]",
    "40 à une centaine de postes": "[40, ~125] jobs",
    "une centaine à 150 postes": "[~75, 150] jobs",
    "un ou deux sites": "[1, 2] count",
    "entre un quart et la moitié des postes": "[25, 50] %",
    "plus de 40 à 60 postes": "(40, 60] jobs",
    "au moins 40 à 60 postes": "[40, …] jobs",
    "environ 40 à 60 postes": "[~40, ~60] jobs",
    "environ entre 40 et 60 postes": "[~40, ~60] jobs",
    "supérieur à 40 et inférieur à 60 M€": "(40_000_000, 60_000_000) EUR",
    "au moins 40 postes et au plus 60 postes": "[40, 60] jobs",
    "more than 40 but fewer than 60 firms": "(40, 60) firms",
    "40 à moins de 60 postes": "[40, 60) jobs",
    "over 40 to under 60 firms": "(40, 60) firms",
    "2 à 5 fois plus de postes": "[2, 5] multiple",
}
SHARES = {
    "la moitié des postes": "50 %",
    "half of the firms": "50 %",
    "le quart des postes": "25 %",
    "un tiers des postes": "100/3 %",
    "les trois quarts des postes": "75 %",
    "two-thirds of the jobs": "200/3 %",
    "a third of the jobs": "100/3 %",
    "trois cinquièmes des postes": "60 %",
    "un poste sur quatre": "25 %",
    "9 sociétés sur 10": "90 %",
    "one firm in five": "20 %",
    "nine out of ten firms": "90 %",
    "one in every five firms": "20 %",
    "plus de la moitié des postes": "(50, …] of 50 %",
    "près d'un poste sur deux": "[~99/2, 50) of 50 %",
    "doubler le chiffre d'affaires": "2 multiple",
    "les postes ont triplé": "3 multiple",
    "le double": "2 multiple",
    "double the number of firms": "2 multiple",
    "multiplier par quatre": "4 multiple",
    "multiplié par 2,5": "5/2 multiple",
    "multiplier par plusieurs": "",
    "×3": "3 multiple",
    "trois fois plus de postes": "3 multiple",
    "three times as many jobs": "3 multiple",
    "une start-up sur deux": "50 %",
    "half its staff": "50 %",
    "8/10 des startups": "80 %",
    "75 %, soit 3/4": "75 %; 75 %",
}
RATES = {
    "40 postes par an": "40 jobs per year",
    "40 start-up accueillies chaque année": "40 startups per year",
    "4 M€/an": "4_000_000 EUR per year",
    "4 millions d'euros annuels": "4_000_000 EUR per year",
    "40 postes nouveaux tous les ans": "40 jobs per year",
    "40 postes par mois": "40 jobs per month",
    "40 visiteurs par jour": "40 people per day",
    "40 firms a year": "40 firms per year",
    "40 à 60 postes par an au moins": "[40, …] jobs per year",
    "40 postes par an au moins": "[40, …] of 40 jobs per year",
    "4 000 € mensuels": "4_000 EUR per month",
    "40 postes (30 l'an dernier)": "40 jobs; 30",
    "40 firms a year ago": "40 firms",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case
        for table in (BARE, MONEY, HEDGED, LOOSE, RANGES, SHARES, RATES)
        for case in table.items()
    ],
)
def test_a_phrase_entails_its_bounds(text: str, expected: str) -> None:
    assert "; ".join(shapes(text)) == expected


@pytest.mark.parametrize(
    "text",
    ["", "beaucoup de postes", "la 8e édition", "la 8ème édition", "le 1er site", "la 2nde place",
     "the 3rd site", "the 21st century", "au XVIIIe siècle", "NRF800", "Covid-19", "la 5G", "13h45",
     "un tiers-lieu", "le tiers-lieu", "un cinquième site", "a third site", "un double diplôme",
     "une année sur deux", "un jour sur trois", "un emploi", "une entreprise", "one firm",
     "zéro déchet", "en 2012", "2012", "d'ici 2018", "vers 2018", "depuis mars 2012", "(2012)",
     "en 2012 et 2013", "de 2012 à 2014", "entre 2012 et 2014", "2012-2014", "le 14 juillet",
     "14 juillet 2012", "July 14, 2012", "d'ici trois ans", "dans les vingt prochaines années",
     "over five years", "mi-2012", "1.2.3.4", "12.34,56", "1" * 41, "un couple d'entrepreneurs",
     "moins de 0 poste", "en dizaines", "un autre site", "une demi-journée", "half a day's work",
     "un ou plusieurs sites"],
)  # fmt: skip
def test_what_is_no_figure_is_not_read_as_one(text: str) -> None:
    assert shapes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "640 sociétés, dont 80 start-up, et 1,2 Md€ en 2012",
            ["640 firms", "80 startups", "1_200_000_000 EUR"],
        ),
        ("640 sociétés à 10 km", ["640 firms", "10 count"]),
        ("640 postes - 80 sociétés", ["640 jobs", "80 firms"]),
        ("20 à l'horizon 2018", ["20"]),
        ("deux tiers-lieux", ["2 count"]),
        ("640 sociétés et moins de 800 postes", ["640 firms", "[0, 800) of 800 jobs"]),
        ("640 et 800 postes", ["640", "800 jobs"]),
        ("640 € 80 postes", ["640 EUR", "80 jobs"]),
        ("640 environ 800", ["[~635, ~645] of 640", "800"]),
        ("60 à 40 postes", []),
        ("40 à plus de 60 postes", []),
        ("en plus des 640 postes", ["640 jobs"]),
        ("3 campus sur 10 hectares", ["3 count", "10 ha"]),
        ("200 places sur 500", ["200 count", "500"]),
        ("3 projets sur trois", ["3 count", "3"]),
        ("2 projets, 3 sites", ["2 count", "3 count"]),
        ("2, 5 et 10 postes", ["2", "5", "10 jobs"]),
        ("8 jours sur 10", ["8 day", "10"]),
        ("10 - 5 %", []),
        ("un à quatre", ["[1, 4]"]),
    ],
)
def test_a_text_is_read_figure_by_figure(text: str, expected: list[str]) -> None:
    assert shapes(text) == expected


@pytest.mark.parametrize(
    ("text", "words", "concept", "increment"),
    [
        ("soit plus de 640 salariés du secteur", "plus de 640 salariés", "salarié", False),
        ("quelque 80 jeunes pousses", "quelque 80 jeunes pousses", "start-up", False),
        ("entre 40 et 60 postes", "entre 40 et 60 postes", "poste", False),
        ("pour US$ 45m levés", "US$ 45m", "dollar", False),
        ("deux tiers-lieux ouverts", "deux tiers-lieux", None, False),
        ("quinze nouvelles sociétés", "quinze nouvelles sociétés", "entreprise", True),
        ("créer 640 postes", "640 postes", "poste", True),
        ("la création de plus de 640 postes", "plus de 640 postes", "poste", True),
        ("la création nette de 640 postes", "640 postes", "poste", True),
        ("640 créations de postes", "640 créations de postes", "poste", True),
        ("640 m2 supplémentaires", "640 m2 supplémentaires", "m²", True),
        ("640 postes de plus", "640 postes de plus", "poste", True),
        ("640 additional jobs", "640 additional jobs", "emploi", True),
        ("640 postes par an environ", "640 postes par an environ", "poste", False),
        ("doubler d'ici 2018", "doubler", None, False),
    ],
)
def test_a_reading_points_at_its_words_its_noun_and_what_is_new(
    text: str, words: str, concept: str | None, increment: bool
) -> None:
    reading = read(text)

    assert (text[reading.start : reading.end], reading.concept, reading.increment) == (
        words,
        concept,
        increment,
    )


@pytest.mark.parametrize(("text", "expected"), [*NEGATED.items(), *MORE_HEDGES.items()])
def test_negations_and_rarer_forms_entail_their_bounds(text: str, expected: str) -> None:
    assert "; ".join(shapes(text)) == expected


@pytest.mark.parametrize("text", UNCLEAR)
def test_a_figure_whose_bounds_are_not_certain_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read(text)


@pytest.mark.parametrize("text", [*TURNED_MONEY, *IN_BRACKETS, *SHORT_HEDGES])
def test_scales_and_hedges_apart_from_their_number_count(text: str) -> None:
    expected = {**TURNED_MONEY, **IN_BRACKETS, **SHORT_HEDGES}[text]

    assert "; ".join(shapes(text)) == expected


SIGNS = st.sampled_from("€$£")
MONEY_SCALES = st.sampled_from(["k", "m", "M", "mn", "Mio", "Md", "Mds", "Mrd", "bn", "millions"])


@given(st.integers(1, 999), SIGNS, MONEY_SCALES, st.sampled_from(["", "plus de ", "environ "]))
def test_a_scale_counts_on_either_side_of_the_currency(
    number: int, sign: str, scale: str, hedge: str
) -> None:
    usual = read(f"{hedge}{number} {scale} {sign}").quantity

    assert read(f"{hedge}{number} {sign}{scale}").quantity == usual
    assert read(f"{hedge}{sign}{scale} {number}").quantity == usual


def test_a_figure_that_is_not_understood_hides_no_other() -> None:
    assert shapes("rarement plus de 640 postes, mais 80 sociétés") == ["80 firms"]
    with pytest.raises(Unreadable, match="no bounds that are certain"):
        read("rarement plus de 640 postes, mais 80 sociétés")


def test_a_day_in_digits_is_no_figure() -> None:
    assert shapes("le 12/05/2012, 640 postes") == ["640 jobs"]


def test_a_phrase_without_number_is_refused_with_an_example() -> None:
    with pytest.raises(Unreadable) as caught:
        read("beaucoup de postes")

    assert (caught.value.message, caught.value.hint) == (
        'no number in "beaucoup de postes"',
        'write the figure as the source prints it, such as "750 entreprises"',
    )


def test_a_phrase_is_at_most_a_thousand_characters_long() -> None:
    assert read("640 postes".rjust(1000)).end == 1000
    with pytest.raises(Unreadable, match="a phrase of 1,001 characters"):
        read("640 postes".rjust(1001))


def test_a_given_unit_serves_where_the_words_name_none_of_the_catalogue() -> None:
    assert shape(read("31.640", "jobs").quantity) == "31_640 jobs"
    assert shape(read("640 mousquetaires", "jobs").quantity) == "640 jobs"
    assert shape(read("moins de 640", "firms").quantity) == "[0, 640) of 640 firms"
    assert shape(read("640 sociétés", "jobs").quantity) == "640 firms"


def test_the_language_decides_what_a_billion_is() -> None:
    assert [read("3 billion", lang=lang).quantity.nominal for lang in ("fr", "en")] == [
        3 * 10**12,
        3 * 10**9,
    ]


def test_the_first_of_several_figures_is_the_one_stated() -> None:
    assert read("640 sociétés, 80 start-up") == readings("640 sociétés, 80 start-up")[0]


@pytest.mark.parametrize(
    ("value", "step", "unit", "reach"),
    [(9500, 100, "jobs", 50), (10, 10, "jobs", Fraction(5, 2)), (2, 1, "jobs", 1),
     (2, 1, "%", Fraction(1, 2)), (15, 5, None, Fraction(5, 2))],
)  # fmt: skip
def test_about_reaches_half_a_unit_of_the_last_digit_and_at_most_a_quarter(
    value: int, step: int, unit: str | None, reach: Fraction
) -> None:
    assert margin(Fraction(value), Fraction(step), unit) == reach


@given(
    st.sampled_from([None, *Hedge]),
    st.integers(1, 10**15),
    st.integers(0, 6),
    st.sampled_from(["jobs", "EUR", "%", None]),
)
def test_strict_reading_widens_every_hedge_and_keeps_its_nominal(
    hedge: Hedge | None, value: int, zeros: int, unit: str | None
) -> None:
    quantity = hedged(hedge, Fraction(value), Fraction(10**zeros), unit)
    strict = quantity.strict()
    ends = [end for end in (quantity.low, quantity.high) if end is not None]

    assert all(end in strict for end in ends if end in quantity)
    assert strict.nominal == quantity.nominal == value
    assert strict.approximate is (quantity.low_assumed or quantity.high_assumed)


WORDS = st.sampled_from([
    "640", "2", "un", "une", "deux", "trois", "mille", "cent", "vingt", "et", "demi", "million",
    "milliards", "de", "d'", "plus", "moins", "au", "environ", "près", "entre", "à", "ou", "-", "–",
    "%", "€", "M€", "k€", "postes", "firms", "sur", "par", "an", "en", "2012", "tiers", "quart",
    "moitié", "double", "×", "+", ">", "=", ",", ".", "(", "half", "a", "dozen", "and", "to",
    "from", "few", "several", "hundred", "nouveaux", "\n", "h", "/", ":", "04", "CAC", "n°", "page",
    "perdu", "cuts", "les", "le", "ans", "âgé", "une dizaine", "fois", "franchi la barre", "every",
    "mardi", "juin", "Lyon", "42000", "2.0", "[", "]", "p", "m", "old", "ago", "sub", "passe",
])  # fmt: skip


@given(st.lists(WORDS, max_size=25), st.sampled_from([" ", ""]))
def test_any_row_of_words_is_read_in_order_and_within_the_text(words: list[str], gap: str) -> None:
    text = gap.join(words)
    found = readings(text)

    places = [place for reading in found for place in (reading.start, reading.end)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


@given(st.text(max_size=120))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert all(isinstance(reading, Reading) for reading in readings(text))
