"""The same examples on every run; HYPOTHESIS_PROFILE=explore looks further, with others each time.

The profile of the mutants asks one question only, whether a test fails: with few examples, none of which is made smaller.
"""

import os

from hypothesis import Phase, settings

settings.register_profile("default", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=2_000, deadline=None)
settings.register_profile(
    "mutants", derandomize=True, deadline=None, database=None, max_examples=15, phases=(Phase.explicit, Phase.generate)
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
