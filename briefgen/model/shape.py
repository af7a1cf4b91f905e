"""What all YAML files have in common: a mapping of known keys, each with its description.

The description of a field is what an editor shows on hover, in the language of the catalogue.
"""

from typing import Any

from pydantic import BaseModel, ConfigDict, Discriminator, model_validator

GATHERED = "<chambers>"
"""The key under which a shape gathers keys that are names: one that no author writes."""


class Shape(BaseModel):
    """A mapping of known keys; a key without a value counts as left out."""

    # Only whole files are validated: what builds nested shapes on their own is left undone.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty_keys(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if value is not None}
        return data


def by_form(mapping_tag: str, other_tag: str) -> Discriminator:
    """Choose between a mapping and something else by looking at the value."""
    return Discriminator(lambda value: mapping_tag if isinstance(value, dict) else other_tag)
