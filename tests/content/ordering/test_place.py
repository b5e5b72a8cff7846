"""Headings stand where a reader looks for them."""

import random

import pytest

from reform_press.content.ordering.place import count, place, unread

#: Pairs: the first before the second, and why.
CASES = [
    ("重庆", "虫害", "chóng: fewer strokes first", False),
    ("虫害", "重庆", "both chóng, 6 strokes before 9", True),
    ("重庆", "重阳", "the second character decides", True),
    ("重阳", "重点", "chóng before zhòng", True),
    ("曾经", "曾祥明", "céng before zēng", True),
    ("赵一鸣", "曾祥明", "zēng before zhào", False),
    ("单位", "单国强", "dān before Shàn", True),
    ("单国强", "石溪村", "shàn before shí", True),
    ("仇视", "仇英", "chóu before Qiú", True),
    ("丘陵", "仇英", "qiū before Qiú", True),
    ("朴素", "朴春", "Piáo before pǔ", False),
    ("查干湖", "查良镛", "zhā: the third party is 干 before 良", True),
    ("查处", "查良镛", "chá before Zhā", True),
    ("解放", "解晓东", "jiě before Xiè", True),
    ("任务", "任弼时", "Rén before rèn", False),
    ("葛洲坝", "葛优", "both gě, yōu before zhōu", False),
    ("燕窝", "燕山", "yān before yàn", False),
    ("缪印堂", "绸缪", "chóu before Miào", False),
    ("行政村", "行业", "háng before xíng", False),
    ("农业银行", "农业园区", "yín before yuán", True),
    ("行长", "行唐", "háng before xíng", True),
    ("长江", "长老", "cháng before zhǎng", True),
    ("县长", "县城", "chéng before zhǎng", False),
    ("长沙", "长汀", "shā before tīng", True),
    ("乐山", "乐清", "lè before yuè", True),
    ("音乐", "音响", "xiǎng before yuè", False),
    ("会计", "会议", "huì before kuài", False),
    ("区域", "区寄", "Ōu before qū", False),
    ("區域", "區寄", "so in Traditional", False),
    ("乐观", "乐毅", "lè before Yuè", True),
    ("乐陵", "乐观", "lào before lè", True),
    ("阿里", "阿房宫", "ā before ē", True),
    ("大城市", "大城县", "dà before Dài", True),
    ("大黄鱼", "大黄", "dà before dài", True),
    ("处长", "处暑", "chǔ before chù", False),
    ("单打", "单于", "chán before dān", False),
    ("子洲县", "紫云", "both zǐ, fewer strokes first", True),
    ("著作", "转型", "zhù before zhuǎn", True),
    ("冲压", "冲锋", "chōng before chòng", False),
    ("塞北", "塞责", "sài before sè", True),
    ("六安", "六合", "ān before hé, both lù", True),
    ("六安", "六月", "liù before lù", False),
    ("厦门", "厦房", "shà before xià", False),
    ("西藏", "西昌", "chāng before zàng", False),
    ("藏族", "藏书", "cáng before zàng", False),
    ("参加", "人参", "cān before rén", True),
    ("人参", "人口", "kǒu before shēn", False),
    ("都匀", "都市", "shì before yún", False),
    ("东阿", "东安", "ān before ē", False),
    ("番茄", "番禺", "fān before pān", True),
    ("弹药", "弹簧", "dàn before tán", True),
    ("奇数", "奇偶", "ǒu before shù, both jī", False),
    ("降雨", "降服", "jiàng before xiáng", True),
    ("升降台", "升降服务", "fú before tái", False),
    ("省级", "省察", "shěng before xǐng", True),
    ("咖喱", "咖啡", "gā before kā", True),
    ("弄堂", "弄清", "lòng before nòng", True),
    ("稽查", "稽首", "jī before qǐ", True),
    ("椎间盘", "椎心泣血", "chuí before zhuī", False),
    ("铅山", "铅笔", "qiān before yán", False),
    ("台州", "台湾", "tāi before tái", True),
    ("蔚县", "蔚蓝", "wèi before yù", False),
    ("中奖", "中国", "zhōng before zhòng", False),
    ("种植", "种子", "zhǒng before zhòng", False),
    ("调查", "调解", "diào before tiáo", True),
    ("校对", "校长", "jiào before xiào", True),
    ("畜牧", "畜禽", "chù before xù", False),
    ("曲阜", "曲艺", "qū before qǔ", True),
    ("省城", "省亲", "shěng before xǐng", True),
    ("率先", "率值", "lǜ before shuài", False),
    ("鲁村", "吕村", "lu before lü", True),
    ("绿化", "乱石滩", "lü before luan", True),
    ("路口", "绿化", "all lu before any lü", True),
    ("女工", "暖房", "nü before nuan", True),
    ("奴隶", "女工", "nu before nü", True),
    ("妈祖", "马港镇", "mā before mǎ", True),
    ("麻纺", "马港镇", "má before mǎ", True),
    ("吗啡", "马港镇", "mǎ, 6 strokes after 3", False),
    ("石溪", "石溪村", "the shorter first", True),
    ("「石溪村」史", "石溪村志", "marks do not count", True),
    ("石·溪村", "石溪镇", "nor does a point", True),
    ("9月", "10月", "numbers by their value", True),
    ("２０２０年", "2023年", "digits of any width", True),
    ("2020年", "ATM", "numbers before letters", True),
    ("Z世代", "阿里", "letters before Han", True),
    ("apple", "Banana", "case does not count", True),
    ("Émile", "Zola", "nor do accents", True),
    ("重慶", "重點", "Traditional reads as Simplified does", True),
    ("單位", "單國強", "surnames too", True),
    ("銀行", "銀杏", "háng before xìng", True),
]


@pytest.mark.parametrize(("one", "other", "why", "first"), CASES)
def test_headings_by_pinyin(one: str, other: str, why: str, first: bool) -> None:
    assert (place(one).key < place(other).key) is first, why


#: Count of strokes, then 一丨丿丶乛, then as 《通用规范汉字表》 has them.
BY_STROKES = """
2023年 A区 一村 乙等 二十大 丁姓 七都 卜家 八村 人口 九江
刀会 三农 干部 工业 土地 上海 小学 山林 千亩 广场 门第 卫生 飞云
马港镇 王家 天井 日报 中村 水利 手工 气象 方志 火炬 尺度 石溪村
东山 北京 电力 生产 白云 主席 汉语 司法 吉林 西村 曲艺 先锋 江口
农业 妇联 杨家 连江 邮电 沙县 张庄 林业 鱼塘 法院 建设 春耕 南平
药材 香菇 养殖 统计 教育 渔业 绿化 粮食 福建 魏村
"""


@pytest.mark.parametrize("seed", range(5))
def test_headings_by_strokes(seed: int) -> None:
    ordered = BY_STROKES.split()
    mixed = ordered[:]
    random.Random(seed).shuffle(mixed)

    assert sorted(mixed, key=lambda one: place(one, "strokes").key) == ordered


@pytest.mark.parametrize(
    ("heading", "reading", "first"),
    [
        ("洗恒汉", "xian3 heng2 han4", "X"),
        ("行知小学", "xíng zhī xiǎo xué", "X"),
        ("盖叫天", "Gài Jiào Tiān", "G"),
        ("吕梁", "lv3 liang2", "L"),
        ("区寄", "ou1 ji4", "O"),
    ],
)
def test_an_editors_reading_goes_before_the_tables(
    heading: str, reading: str, first: str
) -> None:
    assert place(heading, reading=reading).initial == first


def test_a_reading_with_marks_is_one_with_numbers() -> None:
    assert place("吕梁", reading="lǚ liáng") == place("吕梁", reading="lv3 liang2")


@pytest.mark.parametrize(
    ("heading", "by", "initial"),
    [
        ("重庆", "pinyin", "C"),
        ("（单）县长", "pinyin", "D"),
        ("〇七年", "pinyin", "L"),
        ("欧阳询", "pinyin", "O"),
        ("2020年", "pinyin", ""),
        ("KTV", "pinyin", ""),
        ("！", "pinyin", ""),
        ("马港镇", "strokes", "3"),
        ("馬港鎮", "strokes", "10"),
        ("魏村", "strokes", "17"),
        ("10号", "strokes", ""),
    ],
)
def test_initials(heading: str, by: str, initial: str) -> None:
    assert place(heading, by).initial == initial  # type: ignore[arg-type]


def test_what_no_table_reads_is_told_and_stands_last() -> None:
    rare = "\U00030000村"

    assert unread(rare) == "\U00030000"
    assert place(rare).key > place("左海").key
    assert not unread(rare, "biang2 cun1")


@pytest.mark.parametrize(
    ("han", "strokes"),
    [("一", 1), ("石", 5), ("溪", 13), ("港", 12), ("龙", 5), ("龍", 16), ("a", 0)],
)
def test_strokes_are_counted(han: str, strokes: int) -> None:
    assert count(han) == strokes


def test_headings_that_differ_in_marks_alone_have_an_order() -> None:
    plain, quoted = place("石溪村"), place("“石溪村”")

    assert plain.key[0] == quoted.key[0]
    assert plain.key != quoted.key
