"""Properties that are worked out when they are first asked for."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING or not hasattr(cached_property(len), "lock"):
    lazy = cached_property
else:

    class lazy(cached_property):  # noqa: N801 - it stands for the one of Python
        """The same without the lock of Python 3.11, which takes a twentieth of a large cohort."""

        def __get__(self, instance: Any, owner: type | None = None) -> Any:
            """Work the value out, and put it where it is found from then on."""
            if instance is None:
                return self
            value = instance.__dict__[self.attrname] = self.func(instance)
            return value
