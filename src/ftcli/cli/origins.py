"""Which file gave what: `list --origins`."""

from ftcli.cli.output import emit
from ftcli.cli.settings import Settings, dated
from ftcli.cli.userdata import tell_way_out, user_file
from ftcli.errors import FtcliError


def show_origins(settings: Settings) -> None:
    """Shows the data files that the options name, and what each adds to those before."""
    from ftcli.store.loading import joined, parsed
    from ftcli.views.origins import Origin, origins_view

    paths, until = settings.paths, dated("--as-of", settings.as_of)
    try:
        files = parsed(paths)
        joined(files)  # files that clash are refused here as everywhere
    except FtcliError as error:
        tell_way_out(error)
        raise
    origins = []
    for index, (path, (_, dataset)) in enumerate(zip(paths, files, strict=True)):
        first = "data" if settings.data else "shipped"
        layer = first if index == 0 else "own" if path == user_file() else "with"
        origins.append(Origin(str(path), layer, dataset.as_of(until) if until else dataset))
    emit(origins_view(origins, settings.language), settings._replace(strict=False))
