"""The format of ``score`` in ``layout.yaml`` (评分权重): one mapping a term.

In: the tree of a file.  Out: the numbers it says.  Terms and numbers are those
of ``style.weights``, which explains them; what is left out keeps the house's
standard.

"""

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, create_model

from reform_press.schema import Form
from reform_press.style.weights import Divisor, ScoreWeights

_Number = Annotated[float, Field(ge=0, le=1000)]
_Positive = Annotated[float, Field(gt=0, le=1000)]


def _form_of(standard: Any) -> type[Form]:
    """Return the mapping of some weights, of a whole scale one of mappings."""
    weights = type(standard)
    fields: dict[str, Any] = {}
    for name, value in standard._asdict().items():
        if isinstance(value, float):
            divides = weights.__annotations__[name] is Divisor
            fields[name] = (_Positive if divides else _Number, value)
        else:
            form = _form_of(value)
            # A plain call would build a validator that only the whole needs.
            fields[name] = (form, form.model_construct())
    said = weights.__doc__
    return create_model(weights.__name__, __base__=Form, __doc__=said, **fields)


if TYPE_CHECKING:
    ScoreForm = Form
else:
    ScoreForm = _form_of(ScoreWeights())
