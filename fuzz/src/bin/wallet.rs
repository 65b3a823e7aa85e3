#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| ombud_fuzz::wallet(text));
