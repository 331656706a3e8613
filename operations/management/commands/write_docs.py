from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from operations import reference


class Command(BaseCommand):
    help = "Writes docs/workflow.md and docs/access-matrix.md anew from the tables of moves."

    def handle(self, *args: Any, **options: Any) -> None:
        for name, page in (("workflow", reference.workflow_page), ("access-matrix", reference.matrix_page)):
            (settings.BASE_DIR / "docs" / f"{name}.md").write_text(page(), encoding="utf-8")
            self.stdout.write(f"docs/{name}.md")
