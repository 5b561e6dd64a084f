"""Words as people type and paste them: leaf modules that import no app."""
