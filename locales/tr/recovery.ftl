# A deposit that was not credited and can be given back: a part of the widget that is loaded when it is wanted.
offer-title = Yatırdığınız tutar iade edilebilir
offer-text = { $amount } bize ulaştı ama hesaba geçmedi. İadesini isteyin: herhangi bir şeyi kabul etmeden önce ücreti ve ne kadar süreceğini görürsünüz.
offer-ask = İadesini iste

card-title = Yatırdığınız tutarın iadesi
card-deposit = { $amount }, { $network } ağı

way-asked = İstendi
way-shown = Size ait olduğu gösterildi
way-agreed = Ücret ve adres kabul edildi
way-paying = İade ediliyor
way-done = İade edildi

now-sign = Yatırılan tutarın size ait olduğunu gösterin: gönderen adresle bir metin imzalayın. İmzalamak varlık taşımaz ve ücretsizdir.
sign = Bu adresle imzala
sign-again = Yeni metin iste
sign-here = Bu cihazda imzala
sign-below = İmzalanacak metin bu görüşmede, aşağıda.
sign-cannot = İmzalayamam: bir borsa gönderdi
now-asked = Bu adres adına kimse imza atamadığı için ekibimizden biri yatırılan tutarın size ait olduğunu kontrol ediyor. Çekim dekontunuz varsa buraya gönderin. Asla kurtarma ifadesi ya da özel anahtar göndermeyin.
now-terms = Ücrete bakın ve coin’lerin nereye döneceğini yazın.
fee = Ücret
fee-none = yok
takes = Süre
days = { $days ->
    [1] yaklaşık bir gün
   *[other] yaklaşık { $days } gün
}
goes-to = İade adresi
address = { $network } ağında kendi cüzdanınızın bir adresi
address-hint = Adresi işlem listesinden değil, cüzdanınızdan kopyalayın. Asla kurtarma ifadesi ya da özel anahtar istemeyiz.
memo = Memo ya da etiket (adres gerektiriyorsa)
agree = { $fee } ücreti kabul ediyorum
agree-free = Kabul ediyorum
agree-send = Kabul et ve gönder
now-ready = Her şey tamam. Ekibimizden biri işleme alacak; { $days ->
    [1] yaklaşık bir gün sürer.
   *[other] yaklaşık { $days } gün sürer.
}
now-in-work = Ekibimizden biri iadeyi yapıyor; { $days ->
    [1] yaklaşık bir gün sürer.
   *[other] yaklaşık { $days } gün sürer.
}
now-done = { $amount } adresinize iade edildi. İşlem:
now-withdrawn = Bu istek sona erdi. Yukarıdaki yanıtın altından yeniden isteyin ya da bize yazın.

withdraw = Bunu artık istemiyorum
withdraw-sure = İstek geri çekilsin mi?
withdraw-no = Hayır, devam et
withdraw-yes = Evet, geri çek

refused-not_theirs = Bu yatırılan tutarın size ait olduğu gösterilemedi.
refused-not_possible = Bu tutar iade edilemez: oradaki coin’leri kimse taşıyamaz.
refused-not_worth = İade etmek, değerinden daha pahalıya mal olur.
refused-duplicate = Bu tutar bu yolla iade edilemez.
refused-taken = Başka biri bu yatırılan tutarın kendisine ait olduğunu gösterdi. Size aitse buradan bize yazın.
refused-other = Bu istek yerine getirilmeyecek. Bunun yerine ne yapılacağı bu görüşmede yazıyor.

problem-silent = Ağ şu anda yanıt vermiyor. Bir dakika sonra yeniden deneyin.
problem-nowhere = Ağ bu işlemi henüz tanımıyor. Daha sonra yeniden deneyin.
problem-waiting = İşlem henüz kesinleşmedi. Cüzdanınız onaylandığını gösterince yeniden isteyin.
problem-void = Bu işlem hiçbir şey taşımadı: başarısız oldu ya da yerini başka bir işlem aldı. Coin’lerin nerede olduğunu cüzdanınız gösterir.
problem-not-here = Bu tutar bu yolla iade edilemez. Buradan bize yazın: ekibimizden biri bakar.
problem-fee = Ücret değişti. Bir kez daha bakın.
problem-device = Başka bir cihazda imzaladınız. Burada bir kez daha imzalayın ya da orada devam edin: böylece yalnızca sohbetinizi ele geçiren biri coin’lerinizin nereye gideceğini belirleyemez.
problem-elsewhere = Durum bu arada değişti. Görüşmenin en yeni satırlarına bakın.
problem-unchecked = Bu adres şu anda kontrol edilemiyor. Daha sonra yeniden deneyin.
problem-network = Bu, başka bir ağın adresi. Oraya gönderilen coin’ler kaybolur.
problem-form = Bu, o ağın bir adresi değil: bir karakter eksik ya da yanlış. Bir kez daha kopyalayın.
problem-secret = Bu bir özel anahtar ya da kurtarma ifadesi! Saklanmadı. Coin’lerinizi yeni bir cüzdana taşıyın ve onun adresini verin.
problem-ours = Bu bizim bir adresimiz. Kendi cüzdanınızın bir adresini verin.
problem-nobody = Bu adres hiçbir cüzdana ait değil: oraya gönderilen kaybolur.
problem-known = Bu adres, hiçbir şey göndermediğimiz birine ait. Kendi cüzdanınızın bir adresini verin.
problem-lookalike = Bu adres, bildiğiniz bir adrese benzemesi için yapılmış ama başka bir adres. İşlem listesinden değil, cüzdanınızdan kopyalayın.

line-recovery_checked = Ekibimizden biri yatırılan tutarın size ait olduğunu kontrol ediyor.
line-recovery_proved = Yatırılan tutarın size ait olduğu gösterildi.
line-recovery_agreed = Ücreti kabul ettiniz ve coin’lerin nereye döneceğini yazdınız.
line-recovery_taken = Ekibimizden biri iadeyi yapıyor.
line-recovery_done = Yatırdığınız tutar iade edildi.
line-recovery_refused = Yatırdığınız tutar iade edilmiyor. { $reason }
line-recovery_withdrawn = İsteğinizi geri çektiniz.
line-recovery_lapsed = İki hafta boyunca bir şey olmadığı için isteğiniz kapatıldı. Yeniden isteyebilirsiniz.
