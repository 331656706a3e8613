"""Styles and scripts under names that change with their content, modules that scripts import included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """A browser may keep each file for ever, and never mixes modules of two releases."""

    support_js_module_import_aggregation = True
    #: A name depends on the names below it: one pass for each step from a page's script down to the library.
    max_post_process_passes = 20
