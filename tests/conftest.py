"""Settings of all tests: property tests have no deadline, so that a slow machine fails none."""

from hypothesis import HealthCheck, settings

settings.register_profile("ftcli", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ftcli")
