"""Hypothesis profiles: the same examples on every run, or different ones with HYPOTHESIS_PROFILE=explore.

The profile for mutants only asks whether a test fails: it has few examples, and does not simplify a failure.
"""

import os

from hypothesis import HealthCheck, Phase, settings

# A loaded machine draws slowly, for reasons other than the code.
_SLOWLY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("default", _SLOWLY, derandomize=True)
settings.register_profile("explore", _SLOWLY, max_examples=2_000)
settings.register_profile(
    "mutants",
    _SLOWLY,
    derandomize=True,
    database=None,
    max_examples=15,
    phases=(Phase.explicit, Phase.generate),
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
