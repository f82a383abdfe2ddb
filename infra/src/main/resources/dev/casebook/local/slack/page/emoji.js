// The short names people and bots use most. Anything else stays as typed.

const NAMES = {
  "+1": "👍", thumbsup: "👍", "-1": "👎", thumbsdown: "👎", eyes: "👀", white_check_mark: "✅", heavy_check_mark: "✔️",
  ballot_box_with_check: "☑️", x: "❌", heavy_multiplication_x: "✖️", negative_squared_cross_mark: "❎", warning: "⚠️",
  rotating_light: "🚨", red_circle: "🔴", large_red_circle: "🔴", large_green_circle: "🟢", green_circle: "🟢",
  large_yellow_circle: "🟡", large_orange_circle: "🟠", large_blue_circle: "🔵", white_circle: "⚪", black_circle: "⚫",
  large_green_square: "🟩", large_red_square: "🟥", large_yellow_square: "🟨", white_large_square: "⬜",
  hourglass: "⌛", hourglass_flowing_sand: "⏳", stopwatch: "⏱️", timer_clock: "⏲️", clock3: "🕒", alarm_clock: "⏰",
  calendar: "📅", date: "📅", spiral_calendar_pad: "🗓️", arrows_counterclockwise: "🔄", repeat: "🔁", recycle: "♻️",
  arrow_up: "⬆️", arrow_down: "⬇️", arrow_right: "➡️", arrow_left: "⬅️", arrow_upper_right: "↗️", arrow_lower_right: "↘️",
  small_red_triangle: "🔺", small_red_triangle_down: "🔻", chart_with_upwards_trend: "📈", chart_with_downwards_trend: "📉",
  bar_chart: "📊", mag: "🔍", mag_right: "🔎", bulb: "💡", memo: "📝", pencil: "📝", pencil2: "✏️", bookmark: "🔖",
  books: "📚", book: "📖", open_book: "📖", notebook: "📓", card_file_box: "🗃️", file_folder: "📁", file_cabinet: "🗄️",
  inbox_tray: "📥", outbox_tray: "📤", package: "📦", label: "🏷️", pushpin: "📌", round_pushpin: "📍", paperclip: "📎",
  link: "🔗", lock: "🔒", unlock: "🔓", key: "🔑", shield: "🛡️", hammer: "🔨", wrench: "🔧", hammer_and_wrench: "🛠️",
  gear: "⚙️", test_tube: "🧪", microscope: "🔬", bug: "🐛", robot_face: "🤖", brain: "🧠", construction: "🚧",
  no_entry: "⛔", no_entry_sign: "🚫", octagonal_sign: "🛑", stop_sign: "🛑", question: "❓", grey_question: "❔",
  exclamation: "❗", bangbang: "‼️", information_source: "ℹ️", speech_balloon: "💬", thought_balloon: "💭", bell: "🔔",
  no_bell: "🔕", mega: "📣", loudspeaker: "📢", tada: "🎉", confetti_ball: "🎊", sparkles: "✨", star: "⭐", star2: "🌟",
  fire: "🔥", rocket: "🚀", checkered_flag: "🏁", triangular_flag_on_post: "🚩", trophy: "🏆", medal: "🏅", seedling: "🌱",
  muscle: "💪", pray: "🙏", clap: "👏", wave: "👋", raised_hands: "🙌", ok_hand: "👌", point_right: "👉", point_up: "☝️",
  smile: "😄", slightly_smiling_face: "🙂", neutral_face: "😐", thinking_face: "🤔", confused: "😕", cry: "😢", sob: "😭",
  joy: "😂", sweat_smile: "😅", scream: "😱", heart: "❤️", broken_heart: "💔", heart_eyes: "😍", zap: "⚡", snail: "🐌",
  turtle: "🐢", money_with_wings: "💸", moneybag: "💰", moon: "🌙", crescent_moon: "🌙", sunny: "☀️", art: "🎨", dart: "🎯",
  scales: "⚖️", dizzy: "💫", ghost: "👻", telephone_receiver: "📞", hospital: "🏥", one: "1️⃣", two: "2️⃣", three: "3️⃣",
  four: "4️⃣", five: "5️⃣", "100": "💯", arrow_forward: "▶️", double_vertical_bar: "⏸️", black_square_for_stop: "⏹️",
};

export const emoji = (name) => NAMES[name.replace(/::skin-tone-\d$/, "")] ?? null;
