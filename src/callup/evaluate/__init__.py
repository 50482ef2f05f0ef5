"""How well the finders and extractors do, on labelled files: `callup eval`."""

from callup.evaluate.attribution_misses import attribution_misses
from callup.evaluate.claim_scores import evaluate_naming, evaluate_stance
from callup.evaluate.evaluation import (
    evaluate_attribution,
    evaluate_dates,
    evaluate_money,
    evaluate_offers,
    evaluate_places,
)
from callup.evaluate.fact_evaluation import evaluate_facts
from callup.evaluate.grade_cases import evaluate_grades
from callup.evaluate.pair_scores import evaluate_copies
from callup.evaluate.source_spans import evaluate_sources
from callup.evaluate.voice_scores import evaluate_voices

__all__ = [
    "attribution_misses",
    "evaluate_attribution",
    "evaluate_copies",
    "evaluate_dates",
    "evaluate_facts",
    "evaluate_grades",
    "evaluate_money",
    "evaluate_naming",
    "evaluate_offers",
    "evaluate_places",
    "evaluate_sources",
    "evaluate_stance",
    "evaluate_voices",
]
