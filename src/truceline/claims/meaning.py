"""The meaning of claims: act, second-hand acts, stance, issues, figures, times, places, events.

Each stage takes a reading whose drafts have source, cue and content, and fills its own fields.
"""

from __future__ import annotations

from truceline.claims.about import about_stage
from truceline.claims.acts import acts_stage
from truceline.claims.amounts import amounts_stage
from truceline.claims.conditions import conditions_stage
from truceline.claims.draft import Stage
from truceline.claims.events import events_stage
from truceline.claims.issues import issues_stage
from truceline.claims.modality import modality_stage
from truceline.claims.places import places_stage
from truceline.claims.scoring import scoring_stage
from truceline.claims.stance import stance_stage
from truceline.claims.times import times_stage

__all__ = ["MEANING_STAGES"]

MEANING_STAGES: tuple[tuple[str, Stage], ...] = (
    ("conditions.en.rules/1", conditions_stage),
    ("acts.en.rules/1", acts_stage),
    ("about.en.rules/1", about_stage),
    ("issues.en.weighed/1", issues_stage),
    ("stance.en.rules/1", stance_stage),
    ("amounts.en.grammar/1", amounts_stage),
    ("times.en.grammar/1", times_stage),
    ("places.gazetteer/1", places_stage),
    ("modality.en.cues/2", modality_stage),
    ("events.en.rules/1", events_stage),
    ("scoring.rules/1", scoring_stage),
)
"""The stages in the order in which they run, each with its versioned name.

Later stages rest on earlier ones: acts need the conditions, a stance needs act and issues,
modality leaves out what conditions and figures cover, an event draws on all of them.
"""
