"""Rules about what is on the pages (版面规则): type, inks, bleed, pictures.

In: nothing.  Out: the table.

"""

from reform_press.errors import Words
from reform_press.preflight.rule import Rule

_TO_CMYK = Words("转换为 CMYK 后再输出", "convert it to CMYK before export")
_EMBED = Words("输出时嵌入字体子集", "embed subsets of fonts on export")

#: Rules by their code.
OF_PAGES = {
    # Fonts and text.
    "font.not-embedded": Rule(
        "error", "字体 {} 没有嵌入", "font {} is not embedded", _EMBED
    ),
    "font.not-subset": Rule(
        "warning", "字体 {} 不是子集", "font {} is not a subset", _EMBED
    ),
    "font.type3": Rule(
        "warning",
        "字体 {} 为 Type 3，印前设备可能处理不好",
        "font {} is of Type 3, which presses handle poorly",
    ),
    "font.damaged": Rule(
        "error",
        "字体 {} 的字形数据读不出",
        "the program of font {} cannot be read",
        _EMBED,
    ),
    "text.missing-glyph": Rule(
        "error",
        "字体 {} 缺字，印出空框",
        "font {} shows a missing glyph",
        Words("换用有此字的字体", "use a font that has the character"),
    ),
    "text.rich-black": Rule(
        "error",
        "{} pt 小字用了 {} 色油墨，套印不准会发虚",
        "type of {} pt in {} inks, misregister would blur it",
        Words("小字只用一色（单黑）", "set small type in one ink (K 100)"),
    ),
    "text.cut": Rule(
        "error",
        "文字在成品边上，会被裁去一部分",
        "type lies across the edge of the trim and would be cut",
        Words("把文字移到安全距离以内", "move it inside the safe zone"),
    ),
    "text.cut-off": Rule(
        "warning",
        "文字在成品之外，会被裁掉",
        "type lies outside the trim and is cut off",
    ),
    "text.unsafe": Rule(
        "warning",
        "文字离成品边 {} mm，安全距离为 {} mm",
        "type stands {} mm from the edge of the trim, {} mm are safe",
        Words("把文字移到安全距离以内", "move it inside the safe zone"),
    ),
    "text.knocks-out": Rule(
        "note",
        "{} pt 黑字压在颜色上而没有叠印，套印不准会露白",
        "black type of {} pt knocks out of colour, misregister would show white",
        Words("黑字设为叠印", "let black type overprint"),
    ),
    "text.unseen": Rule(
        "warning",
        "白字下面没有底色，印出来看不见",
        "white type stands on bare paper and cannot be seen",
    ),
    "text.covered": Rule(
        "warning",
        "文字被后画的图形盖住，印出来看不见",
        "type is covered by what is drawn after it and cannot be seen",
    ),
    "page.empty": Rule("warning", "空白页", "the page is empty"),
    # Bleed.
    "bleed.short": Rule(
        "error",
        "{}边的图形到成品边为止，没有做足出血",
        "at the {} something ends at the trim, or before the bleed is filled",
        Words("延伸到出血框", "extend it to the bleed"),
    ),
    "bleed.fold": Rule(
        "warning",
        "{}边（订口）的图形到折线为止，没有出血；铣背胶装的书要出血",
        "at the {}, the fold, something ends without bleed, which books that are "
        "milled and glued need",
        Words("胶装的延伸到出血框", "extend it to the bleed if the book is glued"),
    ),
    "bleed.ground": Rule(
        "error",
        "{}边的图形到成品边为止，下面的底色却出血，裁歪了会露出底色",
        "at the {} something ends at the trim on a ground that bleeds: "
        "cut askew, the ground would show",
        Words("延伸到出血框", "extend it to the bleed"),
    ),
    # Colour, ink, lines.
    "colour.rgb": Rule("error", "用了 {} 颜色", "{} colour is used", _TO_CMYK),
    "colour.lab": Rule("error", "用了 Lab 颜色", "Lab colour is used", _TO_CMYK),
    "colour.other-profile": Rule(
        "warning",
        "CMYK 颜色带有另一个特性文件，输出时会再转换一次",
        "CMYK colours with a profile other than the intent's are converted again",
        Words("用 DeviceCMYK", "use DeviceCMYK"),
    ),
    "colour.default": Rule(
        "warning",
        "页面改定了 {}，设备颜色会被转换",
        "{} is redefined: device colours would be converted",
    ),
    "ink.registration": Rule(
        "error",
        "成品内用了套准色（四色全满）",
        "Registration colour is used inside the trim",
        Words("套准色只用于裁切线", "keep Registration colour for the marks"),
    ),
    "ink.total": Rule(
        "error",
        "总墨量 {} %，上限 {} %，超出 {} mm²",
        "total ink of {} %, the limit is {} %, over {} mm²",
        Words(
            "用印刷特性文件转换，或降低暗部墨量",
            "convert with the press profile or lighten the shadows",
        ),
    ),
    "ink.unchecked": Rule(
        "note", "没有检查总墨量：{}", "total ink was not checked: {}"
    ),
    "ink.sampled": Rule(
        "warning",
        "页数多，只抽 {} 页查了总墨量，另 {} 页没有查",
        "of this many pages total ink was checked on {}; {} were not",
        Words("分成几个文件检查", "check the file in parts"),
    ),
    "ink.flat": Rule(
        "error",
        "颜色的总墨量 {} %，上限 {} %",
        "a colour of {} % total ink, the limit is {} %",
        Words("降低墨量", "take a lighter mix"),
    ),
    "ink.plain-black": Rule(
        "note",
        "大面积只用单黑，铜版纸上显灰",
        "a large area in black ink alone looks grey on coated paper",
        Words("大面积黑加 40 % 青", "add 40 % of cyan under large black areas"),
    ),
    "ink.spot": Rule("note", "用了专色“{}”，多一块版", "spot ink “{}” is a plate more"),
    "ink.spelling": Rule(
        "warning",
        "专色“{}”与“{}”像是同一种墨，会出两块版",
        "spot inks “{}” and “{}” seem to be one ink on two plates",
        Words("统一专色名", "spell it alike"),
    ),
    "ink.none": Rule(
        "warning", "用了 None 色，不会印出", "colorant None is used, it does not print"
    ),
    "overprint.colour": Rule(
        "warning",
        "颜色设为叠印，会与下面的颜色相混",
        "a colour is set to overprint and mixes with what lies below",
        Words("只让黑色叠印", "let only black overprint"),
    ),
    "overprint.white": Rule(
        "error",
        "白色设为叠印，印出来会消失",
        "white is set to overprint and would vanish",
        Words("白色内容应镂空", "let white objects knock out"),
    ),
    "rule.hairline": Rule(
        "warning",
        "线宽 {} pt，最细 {} pt",
        "a line of {} pt, the finest is {} pt",
    ),
    "rule.tint": Rule(
        "warning",
        "{} pt 细线用了 {} % 的网点，会断成点",
        "a line of {} pt in a tint of {} % breaks up into dots",
        Words("细线用实地颜色，或加粗", "print it solid, or thicker"),
    ),
    "rule.many-inks": Rule(
        "warning",
        "{} pt 细线用了 {} 色油墨，套印不准会发虚",
        "a line of {} pt in {} inks, misregister would blur it",
        Words("细线只用一色", "print thin lines in one ink"),
    ),
    # Pictures.
    "picture.low-resolution": Rule(
        "warning",
        "图片有效分辨率 {} ppi，应不低于 {} ppi",
        "picture of {} effective ppi, at least {} are needed",
        Words("换大图或缩小版面尺寸", "use a larger picture or place it smaller"),
    ),
    "picture.low-mask": Rule(
        "warning",
        "图片的蒙版有效分辨率只有 {} ppi，应不低于 {} ppi，边缘会成锯齿",
        "the mask of a picture has {} effective ppi, at least {} are needed: "
        "its edges show steps",
        Words("换细一些的蒙版", "use a finer mask"),
    ),
    "picture.poor-jpeg": Rule(
        "warning",
        "JPEG 压缩过重（质量约 {}）",
        "a JPEG is packed too hard (quality of about {})",
        Words("用原图重新输出", "export again from the original"),
    ),
    "picture.jpeg-2000": Rule(
        "warning",
        "图片用 JPEG 2000 压缩，有的印前设备不认",
        "a picture is packed as JPEG 2000, which some prepress cannot read",
    ),
    "picture.deep": Rule(
        "note", "图片每色 {} 位，印刷只需 8 位", "a picture of {} bits, 8 are printed"
    ),
}
