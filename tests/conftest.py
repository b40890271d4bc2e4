"""Settings of all tests: property tests have no deadline, so that a slow machine fails none."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("ftcli", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# For a second run of the same tests, on another Python or under coverage.
settings.register_profile("quick", settings.get_profile("ftcli"), max_examples=20)
# For the nights: `HYPOTHESIS_PROFILE=long pytest tests/importing`.
settings.register_profile("long", settings.get_profile("ftcli"), max_examples=10_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ftcli"))
