import unicodedata
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from building import city, dataset
from ftcli import Dataset, find, load
from ftcli.store.names import UnknownEcosystem, key

SHIPPED = load()
SPELLINGS = [
    (name, place.id)
    for place in SHIPPED.ecosystems.values()
    for name in (place.id, place.name, *place.aliases)
]


@pytest.fixture
def data() -> Dataset:
    return dataset(
        saint_alpha=city(name="Saint-Alpha", aliases=["Alphaville", "Sainte Alphonsine"]),
        beta_nord=city(name="Bêta-Nord"),
        beta_sud=city(name="Bêta-Sud", aliases=["Cap d'Œuf"]),
        nord=city(name="Nord"),
        nord_est=city(name="Nord Est"),
    )


def refusal(data: Dataset, name: str) -> tuple[str, str]:
    with pytest.raises(UnknownEcosystem) as caught:
        find(data, name)
    assert str(caught.value) == caught.value.message
    assert isinstance(caught.value, KeyError)
    return caught.value.message, caught.value.hint


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("saint-alpha", "saint-alpha"),
        ("SAINT ALPHA", "saint-alpha"),
        ("St. Alpha", "saint-alpha"),
        ("  st_alpha ", "saint-alpha"),
        ("alphaville", "saint-alpha"),
        ("ste-alphonsine", "saint-alpha"),
        ("alph", "saint-alpha"),
        ("st", "saint-alpha"),
        ("beta-n", "beta-nord"),
        ("be\u0302ta sud", "beta-sud"),
        ("BÊTA—SUD", "beta-sud"),
        ("cap d’œuf", "beta-sud"),
        ("cap d", "beta-sud"),
        ("nord", "nord"),
        ("nord e", "nord-est"),
    ],
)
def test_any_spelling_alias_or_unique_beginning_finds(data: Dataset, name: str, id_: str):
    assert find(data, name).id == id_


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("beta", "'beta' fits several ecosystems", "name one of beta-nord, beta-sud"),
        ("nor", "'nor' fits several ecosystems", "name one of nord, nord-est"),
        (
            "st-alhpa",
            "no ecosystem called 'st-alhpa'",
            "did you mean 'saint-alpha'? 'ftcli list' shows them all.",
        ),
        (
            "bata nord",
            "no ecosystem called 'bata nord'",
            "did you mean 'beta-nord'? 'ftcli list' shows them all.",
        ),
        ("zzz", "no ecosystem called 'zzz'", "'ftcli list' shows them all."),
        ("", "no ecosystem called ''", "'ftcli list' shows them all."),
        ("--- '", 'no ecosystem called "--- \'"', "'ftcli list' shows them all."),
        ("\x1b[31m", "no ecosystem called '\\x1b[31m'", "'ftcli list' shows them all."),
    ],
)
def test_what_fits_none_or_several_is_refused(data: Dataset, name: str, message: str, hint: str):
    assert refusal(data, name) == (message, hint)


def test_the_names_of_one_dataset_are_not_those_of_another(data: Dataset):
    assert find(dataset(alphaville=city()), "alphaville").id == "alphaville"
    assert find(data, "alphaville").id == "saint-alpha"


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("ST-ÉTIENNE", "saint etienne"),
        ("Saint\u00adÉtienne", "saint etienne"),
        ("Sainte-Étienne", "sainte etienne"),
        ("L'Haÿ-les-Roses", "l hay les roses"),
        ("Straße", "strasse"),
        ("  _-'’ ", ""),
    ],
)
def test_a_key_has_no_accents_case_or_punctuation(name: str, plain: str):
    assert key(name) == plain


@st.composite
def mangled(draw: Any) -> tuple[str, str]:
    """A name of the shipped dataset, mangled as people do, and the id that it means."""
    name, id_ = draw(st.sampled_from(SPELLINGS))
    if draw(st.booleans()):
        name = name.replace("Saint-", draw(st.sampled_from(("St-", "ST. ", "st ", "saint "))))
        name = name.replace("saint-", draw(st.sampled_from(("st-", "St "))))
    if draw(st.booleans()):
        plain = unicodedata.normalize("NFD", name)
        name = "".join(char for char in plain if not unicodedata.combining(char))
    name = unicodedata.normalize(draw(st.sampled_from(("NFC", "NFD", "NFKC", "NFKD"))), name)
    marks = st.sampled_from((" ", "-", "_", "  ", "‐", "–", "'", "’", "\u00a0"))
    cases = st.sampled_from((str.upper, str.lower, str.title, str.swapcase, str))
    pieces = [draw(marks) if char in " -'" else char for char in name]
    name = "".join(draw(cases)(piece) for piece in pieces)
    edge = st.sampled_from(("", " ", "\t", '"', "«\u00a0"))
    return draw(edge) + name + draw(edge), id_


@given(mangled())
def test_any_mangling_finds_the_same_ecosystem(pair: tuple[str, str]):
    name, id_ = pair
    assert find(SHIPPED, name).id == id_


@given(st.text(max_size=30))
@example("𝐋𝐲𝐨𝐧")
def test_a_key_is_its_own_key(name: str):
    assert key(key(name)) == key(name)


@given(st.text(max_size=30))
def test_any_text_finds_an_ecosystem_or_is_refused(name: str):
    try:
        found = find(SHIPPED, name).id
    except UnknownEcosystem as error:
        found = error.message
    refusals = (f"no ecosystem called {name!r}", f"{name!r} fits several ecosystems")
    assert found in {*SHIPPED, *refusals}
