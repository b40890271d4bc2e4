"""Settings of all tests: property tests have no deadline, so that a slow machine fails none."""

import os

from hypothesis import HealthCheck, settings

# Neither is a fault of what is tested: a busy machine, and texts that few draws make.
SPARED = [HealthCheck.too_slow, HealthCheck.filter_too_much]
settings.register_profile("ftcli", deadline=None, suppress_health_check=SPARED)
# For a second run of the same tests, on another Python or under coverage.
settings.register_profile("quick", settings.get_profile("ftcli"), max_examples=20)
# For the nights: `HYPOTHESIS_PROFILE=long pytest tests/importing`.
settings.register_profile("long", settings.get_profile("ftcli"), max_examples=10_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ftcli"))
