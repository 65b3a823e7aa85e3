use std::{fs::File,io::BufReader};
fn main(){ let a:Vec<String>=std::env::args().collect(); let o=|f:&String|BufReader::new(File::open(f).unwrap());
 let v=ombud_nlp::eval::intents(ombud_nlp::eval::IntentFiles{train:o(&a[1]),val:a.get(3).map(o),test:o(&a[2])},1,None).unwrap();
 let g=|k:&str|v[k].as_f64().unwrap_or(f64::NAN);
 println!("{}: acc {:.4} in {:.4} nothr {:.4} oos {:.4} auroc {:.4} train {:.1}s p99 {:.0}us {:.1}MB thr {:.2}",a[2].rsplit('/').next().unwrap(),g("accuracy"),g("in_scope_accuracy"),g("in_scope_accuracy_no_threshold"),g("oos_recall"),g("oos_auroc"),g("train_seconds"),g("predict_us_p99"),g("model_bytes")/1e6,g("threshold")); }
