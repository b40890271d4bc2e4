"""`--output`: the file is whole or as it was, and never replaced unasked."""

import os
import stat

import pytest


@pytest.fixture
def listing(run, small):
    """The text of the list of the small dataset, in a format."""
    return lambda form="table": run("list", "--data", small, "-f", form).out


@pytest.fixture
def write(run, small):
    """Writes the list of the small dataset."""
    return lambda *words: run("list", "--data", small, *words)


def test_a_file_is_written_whole_and_nothing_printed(write, listing, tmp_path):
    path = tmp_path / "cities.txt"

    result = write("-o", str(path))

    assert (result.status, result.out, result.err) == (0, "", "")
    assert path.read_bytes().decode() == listing()
    assert [item.name for item in tmp_path.iterdir()] == ["cities.txt"]


@pytest.mark.parametrize(
    ("ending", "form"),
    [
        (".csv", "csv"), (".CSV", "csv"), (".tsv", "tsv"), (".json", "json"), (".jsonl", "jsonl"),
        (".md", "markdown"), (".html", "html"), (".htm", "html"), (".tex", "latex"),
        (".rst", "rst"), (".txt", "table"), ("", "table"),
    ],
)  # fmt: skip
def test_the_ending_gives_the_format(write, listing, tmp_path, ending, form):
    path = tmp_path / f"cities{ending}"

    result = write("-o", str(path))

    assert (result.status, result.out, result.err) == (0, "", "")
    assert path.read_bytes().decode() == listing(form)


def test_the_format_wins_over_the_ending(write, listing, tmp_path):
    path = tmp_path / "cities.csv"

    result = write("-o", str(path), "-f", "csv-fr")

    assert (result.status, result.out, result.err) == (0, "", "")
    assert path.read_bytes().decode() == listing("csv-fr")


def test_a_file_that_exists_is_kept(write, tmp_path):
    path = tmp_path / "cities.csv"
    path.write_text("mine")

    result = write("-o", str(path))

    assert (result.status, result.out) == (1, "")
    assert result.err == f"ftcli: {path} exists\n  --force replaces it\n"
    assert path.read_text() == "mine"


def test_force_replaces_a_file_and_keeps_its_permissions(write, listing, tmp_path):
    path = tmp_path / "cities.csv"
    path.write_text("mine" * 10_000)
    path.chmod(0o640)

    result = write("-o", str(path), "--force")

    assert (result.status, result.out, result.err) == (0, "", "")
    assert path.read_bytes().decode() == listing("csv")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_has_the_permissions_of_new_files(write, tmp_path):
    usual = tmp_path / "usual"
    usual.touch()
    path = tmp_path / "cities.csv"

    result = write("-o", str(path))

    assert (result.status, result.out, result.err) == (0, "", "")
    assert path.stat().st_mode == usual.stat().st_mode


def test_a_link_keeps_pointing_where_it_points(write, listing, tmp_path):
    target = tmp_path / "there" / "real.csv"
    target.parent.mkdir()
    target.write_text("old")
    link = tmp_path / "link.csv"
    link.symlink_to(target)

    result = write("-o", str(link), "--force")

    assert (result.status, result.out, result.err) == (0, "", "")
    assert link.is_symlink()
    assert target.read_bytes().decode() == listing("csv")


def test_a_link_to_nothing_makes_what_it_points_to(write, listing, tmp_path):
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "real.csv")

    result = write("-o", str(link))

    assert (result.status, result.out, result.err) == (0, "", "")
    assert (tmp_path / "real.csv").read_bytes().decode() == listing("csv")


def test_a_link_in_a_circle_is_one_line(write, tmp_path):
    link = tmp_path / "link.csv"
    link.symlink_to(link)

    result = write("-o", str(link))

    assert (result.status, result.out) == (1, "")
    assert result.err.startswith("ftcli: ")
    assert len(result.err.splitlines()) <= 2


def test_a_folder_is_refused(write, tmp_path):
    for words in ((), ("--force",)):
        result = write("-o", str(tmp_path), *words)

        assert (result.status, result.out) == (1, "")
        assert result.err == f"ftcli: {tmp_path} is a folder\n  name a file\n"


def test_a_folder_that_is_not_there_is_said_so(write, tmp_path):
    path = tmp_path / "none" / "cities.csv"

    result = write("-o", str(path))

    assert (result.status, result.out) == (1, "")
    assert result.err == f"ftcli: cannot write {path}: No such file or directory\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said_so(write, tmp_path):
    tmp_path.chmod(0o555)
    path = tmp_path / "cities.csv"

    result = write("-o", str(path))

    assert (result.status, result.out) == (1, "")
    assert result.err == f"ftcli: cannot write {path}: Permission denied\n"


def test_a_name_of_great_length_is_one_line(write, tmp_path):
    result = write("-o", str(tmp_path / ("x" * 300)))

    assert (result.status, result.out) == (1, "")
    assert result.err.startswith("ftcli: cannot write ")
    assert len(result.err.splitlines()) == 1


def test_a_name_near_the_longest_allowed_is_written(write, listing, tmp_path):
    path = tmp_path / ("x" * 251 + ".csv")

    result = write("-o", str(path))

    assert (result.status, result.out, result.err) == (0, "", "")
    assert path.read_bytes().decode() == listing("csv")


def test_a_dash_is_standard_output(write, listing):
    result = write("-o", "-", "-f", "csv")

    assert (result.status, result.out, result.err) == (0, listing("csv"), "")


def test_a_device_is_written_to_with_force(program, small):
    result = program("list", "--data", small, "-f", "csv", "-o", "/dev/stdout", "--force")
    plain = program("list", "--data", small, "-f", "csv")

    assert (result.status, result.out, result.err) == (0, plain.out, "")


def test_a_full_device_is_said_in_one_line(write):
    result = write("-o", "/dev/full", "--force")

    assert (result.status, result.out) == (1, "")
    assert result.err == "ftcli: cannot write /dev/full: No space left on device\n"


def test_nothing_is_written_where_the_command_fails(run, tmp_path):
    path = tmp_path / "cities.csv"

    result = run("show", "nowhere", "-o", str(path))

    assert (result.status, result.out) == (1, "")
    assert list(tmp_path.iterdir()) == []


def test_a_format_that_is_not_there_writes_nothing(write, tmp_path):
    path = tmp_path / "cities.csv"

    result = write("-o", str(path), "-f", "cvs")

    assert (result.status, result.out) == (2, "")
    assert list(tmp_path.iterdir()) == []


def test_an_ending_that_names_no_format_is_refused(write, tmp_path):
    path = tmp_path / "cities.xlsx"

    result = write("-o", str(path))

    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(
        "ftcli: no format for files that end in '.xlsx'\n  name one with -f"
    )
    assert not path.exists()
