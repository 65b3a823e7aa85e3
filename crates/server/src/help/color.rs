//! The colour that a workspace has chosen, as one that can be read on every ground of the pages (WCAG 2.2: 4.5 to 1).

/// Asked for a little more than is needed, for tinted grounds are a little nearer to the colour.
const ENOUGH: f64 = 5.0;
/// The grounds that are nearest to text: the darkest of the light ones, the lightest of the dark ones.
const LIGHT: Rgb = [238.0, 241.0, 244.0];
const DARK: Rgb = [31.0, 37.0, 47.0];
/// Used where nothing was chosen.
const OWN: (Rgb, Rgb) = ([13.0, 118.0, 105.0], [43.0, 191.0, 168.0]);
const BLACK: Rgb = [0.0; 3];
const WHITE: Rgb = [255.0; 3];

type Rgb = [f64; 3];

/// The variables of the style for a colour such as `#1d4ed8`; for none, or what is no colour, Ombud's own.
pub fn variables(chosen: Option<&str>) -> String {
    let (light, dark) = match chosen.and_then(parse) {
        Some(color) => (readable(color, LIGHT, BLACK), readable(color, DARK, WHITE)),
        None => OWN,
    };
    format!(
        ":root {{\n  --accent: light-dark({}, {});\n  --on-accent: light-dark({}, {});\n}}\n",
        hex(light),
        hex(dark),
        hex(on(light)),
        hex(on(dark)),
    )
}

fn parse(text: &str) -> Option<Rgb> {
    let digits = text.strip_prefix('#').filter(|it| it.is_ascii())?;
    let wide: String = match digits.len() {
        3 => digits.chars().flat_map(|it| [it, it]).collect(),
        6 => digits.to_owned(),
        _ => return None,
    };
    let part = |at: usize| u8::from_str_radix(wide.get(at..at + 2)?, 16).ok().map(f64::from);
    Some([part(0)?, part(2)?, part(4)?])
}

fn hex([r, g, b]: Rgb) -> String {
    format!("#{:02x}{:02x}{:02x}", r.round() as u8, g.round() as u8, b.round() as u8)
}

fn luminance(color: Rgb) -> f64 {
    let [r, g, b] = color.map(|it| {
        let it = it / 255.0;
        if it <= 0.04045 { it / 12.92 } else { ((it + 0.055) / 1.055).powf(2.4) }
    });
    0.2126f64.mul_add(r, 0.7152f64.mul_add(g, 0.0722 * b))
}

fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The colour, moved towards black or white as far as reading on `ground` needs.
fn readable(color: Rgb, ground: Rgb, end: Rgb) -> Rgb {
    let moved = |step: u32| {
        let share = f64::from(step) / 20.0;
        let [r, g, b] = [0, 1, 2].map(|at: usize| {
            let (from, to) = (color.get(at).copied(), end.get(at).copied());
            from.zip(to).map_or(0.0, |(from, to)| (to - from).mul_add(share, from))
        });
        [r, g, b]
    };
    (0..20).map(moved).find(|it| contrast(*it, ground) >= ENOUGH).unwrap_or(end)
}

/// What can be read on a colour.
fn on(color: Rgb) -> Rgb {
    if contrast(WHITE, color) >= contrast(BLACK, color) { WHITE } else { BLACK }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_chosen_can_be_read_on_light_and_on_dark() {
        for chosen in ["#ffff00", "#000", "#fff", "#1d4ed8", "#808080", "#ff00aa", "#0a0"] {
            let color = parse(chosen).unwrap();
            let (light, dark) = (readable(color, LIGHT, BLACK), readable(color, DARK, WHITE));
            assert!(contrast(light, LIGHT) >= 4.5 && contrast(dark, DARK) >= 4.5, "{chosen}");
            assert!(contrast(on(light), light) >= 4.5 && contrast(on(dark), dark) >= 4.5, "{chosen}");
            assert!(variables(Some(chosen)).contains(&hex(light)), "{chosen}");
        }
        assert!(contrast(OWN.0, LIGHT) >= 4.5 && contrast(OWN.1, DARK) >= 4.5);
        assert_eq!(
            hex(readable(parse("#1d4ed8").unwrap(), LIGHT, BLACK)),
            "#1d4ed8",
            "what can be read stays"
        );
    }

    #[test]
    fn what_is_no_colour_is_not_written_into_the_style() {
        for wrong in ["red;}*{display:none", "#12", "#12345g", "url(x)", "#éé", ""] {
            assert_eq!(variables(Some(wrong)), variables(None), "{wrong}");
        }
    }
}
