"""The order of headings (索引排序): by pinyin or by strokes."""
