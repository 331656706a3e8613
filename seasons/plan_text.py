"""What the plan says of every year, in its own words, with its slips of spelling mended."""

#: Plan, II.1.b: whoever is recognised must meet all of these.
GENERAL_CRITERIA = (
    "Gương mẫu chấp hành tốt chủ trương, đường lối của Đảng, chính sách pháp luật của Nhà nước.",
    "Hoàn thành xuất sắc mọi nhiệm vụ được giao.",
    "Tiêu biểu, có sức lan tỏa, tác động tích cực đối với cơ quan và trong đời sống xã hội.",
    "Có tinh thần tương thân tương ái, giúp đỡ mọi người cùng tiến bộ; tích cực tham gia xây dựng các quỹ, "
    "tham gia các hoạt động nhân đạo, từ thiện, góp phần thực hiện tốt công tác an sinh xã hội trên địa bàn tỉnh.",
)
