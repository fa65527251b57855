"""Puts the packaged rulebook into the wheel a second time, validated and ready to load."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileRulebook(BuildHookInterface[Any]):
    """Compiles rules.yaml; an editable install reads the file that is edited."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add `passion_cli/rules.pickle`, which is used only where it fits rules.yaml."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from passion_cli.storage.rulebook_file import COMPILED, compiled, load_rulebook

        self.scratch = tempfile.TemporaryDirectory(prefix="passion-rulebook-")
        file = Path(self.scratch.name, COMPILED)
        file.write_bytes(compiled(load_rulebook()))
        build_data["force_include"][str(file)] = f"passion_cli/{COMPILED}"
