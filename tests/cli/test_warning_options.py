"""What scripts and readers ask of warnings: --fail-on and --explain-warnings."""

from collections.abc import Callable

from .conftest import Run

Program = Callable[..., Run]
EXPLAINED = """
What the warnings mean
                    It means                       What to do
date-gap            no calendar year in common     use the '--as-of' year that
                                                   the text offers, if it offers
                                                   one
firm-unit-differs   entreprises, établissements,   say which
                    start-ups or PME are not the
                    same units
part-exceeds-whole  a figure is larger than one    use neither without saying
                    of which it is a part: its     so: one of them is wrong, or
                    region's, or all the firms     of another scope
unbounded           a bound on one side only       say “more than”, never a
                    leaves the verdict or the      number alone
                    ratio open
"""
TOULOUSE = ("show", "toulouse", "-f", "csv")


def test_a_warning_that_a_script_fails_on_gives_status_3_and_the_result_all_the_same(run: Program):
    plain = run(*TOULOUSE)
    failed = run(*TOULOUSE, "--fail-on", "part-exceeds-whole", "--fail-on", "outlier")
    assert (plain.status, failed.status) == (0, 3)
    assert failed.out == plain.out
    assert failed.err == plain.err + "ftcli: failed on part-exceeds-whole\n"


def test_any_warning_fails_where_any_is_named(run: Program):
    failed = run(*TOULOUSE, "-q", "--fail-on", "any")
    assert failed.status == 3
    assert failed.err == "ftcli: failed on area-differs, part-exceeds-whole, unbounded\n"


def test_a_warning_that_is_not_there_fails_nothing(run: Program):
    passed = run(*TOULOUSE, "-q", "--fail-on", "outlier")
    assert (passed.status, passed.err) == (0, "")
    assert run("list", "--fail-on", "any").status == 0


def test_an_unknown_warning_is_wrong_usage_with_a_suggestion(run: Program):
    wrong = run("compare", "lyon", "nantes", "--fail-on", "outliers")
    assert (wrong.status, wrong.out) == (2, "")
    assert wrong.err.startswith(
        "ftcli: --fail-on: no warning called 'outliers'\n  did you mean 'outlier'? Known: any, "
    )


def test_a_page_ends_with_what_its_warnings_mean(run: Program):
    words = ("compare", "toulouse", "nantes")
    plain, page = run(*words), run(*words, "--explain-warnings")
    assert page == Run(0, plain.out + EXPLAINED, "")


def test_a_page_in_french_explains_in_french(run: Program):
    page = run("show", "toulouse", "--explain-warnings", "--lang", "fr", COLUMNS="200")
    assert "une borne d'un seul côté laisse le verdict ou le ratio ouvert" in page.out


def test_machine_formats_explain_on_standard_error(run: Program):
    plain, found = run(*TOULOUSE), run(*TOULOUSE, "--explain-warnings")
    assert found.out == plain.out
    assert found.err.splitlines()[3:6] == [
        plain.err.splitlines()[1],
        "  a figure is larger than one of which it is a part: its region's, or all the firms",
        "  → use neither without saying so: one of them is wrong, or of another scope",
    ]
    assert run(*TOULOUSE, "--explain-warnings", "-q").err == ""


def test_a_page_without_warnings_explains_none(run: Program):
    assert run("list", "--explain-warnings").out == run("list").out
