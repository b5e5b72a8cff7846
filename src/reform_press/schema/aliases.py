"""Chinese names of keys and choices (中文键名): one table for every format.

In: a word as an editor typed it.  Out: the English word of the format.  The
same Chinese word may stand for different keys in different formats (标题 is
``title`` everywhere); a model takes the first that it has.

"""

#: English key: the Chinese names that editors may write instead.
KEYS = {
    # story
    "id": ("编号", "标识"),
    "kind": ("体裁", "类型"),
    "priority": ("重要性", "优先级"),
    "kicker": ("引题", "肩题", "眉题"),
    "title": ("标题", "主题", "主标题", "报名"),
    "deck": ("副题", "副标题"),
    "byline": ("署名", "作者", "记者"),
    "dateline": ("电头", "消息头"),
    "correspondent": ("通讯员",),
    "supplier": ("供稿", "供稿单位", "稿源"),
    "lang": ("语种",),
    "photos": ("图片", "照片"),
    "file": ("文件",),
    "caption": ("图注", "图片说明", "说明"),
    "credit": ("摄影", "制图", "图片署名"),
    "alt": ("替代文字",),
    "focus": ("焦点",),
    "figures": ("数据", "数据框"),
    "items": ("条目", "项目"),
    "number": ("数字", "数值"),
    "label": ("标签", "含义"),
    "note": ("注", "备注"),
    # edition
    "product": ("产品", "出版物"),
    "date": ("日期", "出版日期"),
    "layout": ("版式",),
    "language": ("语言",),
    "terms": ("词表", "专名"),
    "pages": ("版面", "版次"),
    "section": ("版名", "栏目"),
    "folio": ("版号", "页码"),
    "stories": ("稿件",),
    "staff": ("责任人", "责编", "编辑"),
    # dummy
    "dummy": ("版样",),
    "page": ("版",),
    "slots": ("位置",),
    "story": ("稿",),
    "cells": ("格",),
    "column": ("栏",),
    "row": ("行",),
    "columns": ("栏数", "占栏"),
    "rows": ("行数", "占行"),
    "head": ("题",),
    "text": ("正文",),
    "size": ("字号",),
    "align": ("对齐",),
    "shape": ("题式",),
    "side": ("题位",),
    "lines": ("题行",),
    "legs": ("分栏",),
    "crop": ("裁切",),
    "box": ("框",),
    "rule": ("线",),
    # layout
    "name": ("名称",),
    "trim": ("成品", "开本"),
    "width": ("宽",),
    "height": ("高",),
    "bleed": ("出血",),
    "top": ("天头",),
    "grid": ("网格", "版心"),
    "characters": ("每栏字数",),
    "gutter": ("栏间", "栏距"),
    "leading": ("行距",),
    "styles": ("样式",),
    "heads": ("标题样式",),
    "ladder": ("字号表",),
    "bands": ("字号范围",),
    "palette": ("颜色表", "色板"),
    "colour": ("颜色",),
    "furniture": ("报眉",),
    "press": ("印刷",),
    "indent": ("缩进",),
    "hang": ("凸排",),
    "tracking": ("字距",),
    "mode": ("排向",),
    "prohibition": ("避头尾",),
    "punctuation": ("标点",),
    "region": ("地区",),
    "adjacent": ("相邻标点",),
    "line_start": ("行首标点",),
    "line_end": ("行末标点",),
    "hanging": ("标点悬挂",),
    "stops_give": ("句末点号可压",),
    "autospace": ("中西间距",),
    "autospace_gives": ("中西间距可调",),
    "hyphenate": ("断词",),
    "runt": ("末行字数",),
    "optical": ("视觉边距",),
    "emphasis": ("着重",),
    "roles": ("角色", "用途"),
    "font": ("字体",),
}

#: Chinese choice: the English one.
CHOICES = {
    "报纸": "newspaper",
    "折页": "brochure",
    "画册": "brochure",
    "年鉴": "yearbook",
    "头条": "lead",
    "消息": "news",
    "通讯": "feature",
    "特写": "feature",
    "图片新闻": "photo",
    "综述": "review",
    "公告": "notice",
    "居中": "centre",
    "居左": "start",
    "居右": "end",
    "两端": "justify",
    "无": "none",
    "线框": "rule",
    "底纹": "tint",
    "对句": "couplet",
    "普通": "plain",
    "横排": "horizontal",
    "竖排": "vertical",
    "左": "left",
    "右": "right",
    "基本": "basic",
    "国标": "gb",
    "严格": "strict",
    "大陆": "CN",
    "台湾": "TW",
    "香港": "HK",
    "全角": "quanjiao",
    "行末半角": "hangmo_banjiao",
    "开明": "kaiming",
    "半角": "banjiao",
    "常规": "normal",
    "紧排": "tight",
    "半字": "half",
    "整字": "full",
    "着重号": "dot",
    "换字体": "face",
    "是": "true",
    "否": "false",
}

_KNOWN = frozenset(KEYS) | {word for words in KEYS.values() for word in words}


def known(key: str) -> bool:
    """Tell whether ``key`` is a key of any format, in either language."""
    return key in _KNOWN


def meant(key: str, fields: frozenset[str]) -> str | None:
    """Return the one of ``fields`` that ``key`` names, None if there is none."""
    if key in fields:
        return key
    return next((f for f in sorted(fields) if key in KEYS.get(f, ())), None)
