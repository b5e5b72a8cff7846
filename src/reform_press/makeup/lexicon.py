"""Words that headlines are full of (题中常用词): data for ``words``.

In: nothing.  Out: terms that the general dictionary would cut, titles of
people, and words that lean on the next one.  An edition's own dictionary
(``terms`` of edition.yaml) goes before all of them.

"""


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


#: What the general dictionary does not know and every paper writes.
TRADE = _listed("""
    一件事一次办 一次办 一网通办 一窗通办 一站式 最多跑一次 放管服 双随机 获得感
    习近平新时代中国特色社会主义思想 中国特色社会主义 新时代 新征程 新质生产力
    高质量发展 高质量 高标准农田 中国式现代化 现代化 二十大 全国两会 共同富裕
    乡村振兴 营商环境 政务服务 便民服务 招商引资 市场主体 民营经济 民营企业 中小企业
    数字经济 新能源 供给侧 生产总值 固定资产 供水管网 医联体 医共体 便民生活圈 生活圈
    枫桥经验 主题教育 第一书记 全面深化改革 深化改革 改革办 发改委 发改局 人社局 住建局
    卫健局 卫健委 农业农村局 生态环境局 自然资源局 市场监管局 应急管理局 退役军人事务局
    文化和旅游局 教育局 公安局 财政局 行政审批局 人民医院 人民政府 人民法院 人民检察院
    县委书记 市委书记 省委书记 县委副书记 市委副书记 常务副县长 常务副市长 高新区 经开区
    座谈会 推进会 现场会 老百姓 志愿者 农民工 中小学生 中小学 长江大桥 日报社
""")

#: Titles (职务) that may not be parted from the name before or after them.
TITLES = _listed("""
    书记 主席 总理 部长 省长 市长 县长 区长 镇长 乡长 村主任 局长 厅长 处长 科长 股长
    主任 院长 校长 园长 站长 所长 队长 会长 社长 行长 董事长 总经理 经理 教授 院士 博士
    医生 护士 老师 教师 同志 先生 女士 记者 通讯员 支书 主编 研究员 工程师 师傅
""")

#: Words that say something of the next one: a line should not end with them.
LEANING = frozenset(
    _listed("""
    全国 全省 全市 全县 首个 首批 首家 全部 全面 进一步 持续 不断 共同 首次 再次 正式
    同比 环比 累计 不再 最多 关于 按照 围绕 为了 通过 以及
""")
)
