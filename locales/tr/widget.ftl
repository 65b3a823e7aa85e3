# The customer's chat. Short, warm, concrete; says what happens next.

chat-title = { $brand } ile sohbet
chat-new = Yeni görüşme
chat-send-us = Bize mesaj gönder
chat-conversations = Görüşmeleriniz
chat-choose = Bir görüşme seçin ya da yenisini başlatın.
chat-conversation = Görüşme
chat-back = Tüm görüşmelere dön
chat-open = Sohbeti aç
chat-close = Sohbeti kapat
chat-menu = Diğer seçenekler
chat-loading = Yükleniyor…
chat-unread = { $count } yeni mesaj
chat-safety = Kurtarma ifadenizi, özel anahtarınızı ya da şifrenizi sizden asla istemeyiz.
chat-team = { $brand } destek
chat-greeting = Merhaba! Nasıl yardımcı olabiliriz?

state-resolved = Çözüldü

wait-usual = Genellikle { $time } içinde yanıtlıyoruz
wait-soon = En kısa sürede yanıtlayacağız
wait-queue = { $count ->
    [0] Önünüzde bekleyen yok
   *[other] { $count } kişi bekliyor
}
queue-next = Sıradaki sizsiniz
queue-position = Sıra numaranız: { $position }
queue-time = yaklaşık { $time }
time-under-minute = bir dakika
time-minutes = { $count } dakika
time-hours = { $count } saat
time-days = { $count } gün
time-today = Bugün
time-yesterday = Dün

offline-title = Şu anda burada değiliz
offline-opens = Dönüş: { $when }
offline-here = Mesajınızı bırakın. Buradan yanıtlayacağız.
offline-mail = Mesajınızı bırakın. Buradan, adresinizi verirseniz e-postayla da yanıtlayacağız.
offline-mail-known = Mesajınızı bırakın. Buradan ve { $email } adresine e-postayla yanıtlayacağız.

log-label = Mesajlar
log-new = Yeni
log-older = Önceki mesajlar yükleniyor…
log-older-failed = Önceki mesajlar yüklenemedi.
log-jump = En yeni mesajlar
log-you = Siz
log-bot = Asistan
log-image = Görsel: { $name }
log-download = İndir
typing-one = { $name } yazıyor…
mark-sending = Gönderiliyor…
mark-waiting = Bağlantı bekleniyor…
mark-delivered = İletildi
mark-read = Okundu
mark-failed = Gönderilmedi
failed-retry = Yeniden dene
failed-delete = Sil
failed-body-too-long = Bu mesaj çok uzun. Kısaltıp yeniden gönderin.
failed-too-many-attachments = Bir mesaja en fazla { $count } dosya eklenebilir.
failed-generic = { $detail }

composer-label = Mesajınız
composer-placeholder = Mesaj yazın…
composer-send = Gönder
composer-attach = Dosya ekle
composer-camera = Fotoğraf çek
composer-emoji = Emoji ekle
composer-emoji-grid = Emoji
composer-left = { $count } karakter kaldı
composer-over = { $count } karakter fazla
composer-drop = Eklemek için dosyaları bırakın

file-uploading = { $name }: { $percent } yüklendi
file-ready = { $name } eklendi
file-remove = Kaldır: { $name }
file-too-large = { $name } dosyası { $limit } sınırından büyük. Daha küçük bir dosya gönderin.
file-too-many = Bir mesaja en fazla { $count } dosya ekleyebilirsiniz.
file-empty = { $name } boş.
file-failed = { $name } yüklenemedi. { $detail }
file-retry = Yeniden yükle: { $name }

contact-title = Size nasıl ulaşabiliriz?
contact-why = Bu sayfa kapandığında da yanıt size ulaşsın diye.
contact-who = Size nasıl hitap edelim?
contact-name = Ad
contact-email = E-posta
contact-save = Kaydet
contact-later = Şimdi değil
contact-email-bad = Bu bir e-posta adresine benzemiyor. Örnek: name@example.com
contact-noted = Teşekkürler. { $email } adresini not ettik; buradan yanıtlayacağız.
contact-thanks = Teşekkürler. Buradan ve { $email } adresine e-postayla yanıtlayacağız.

rating-title = Sizce nasıldık?
rating-score = { $score ->
    [1] 5 üzerinden 1: çok kötü
    [2] 5 üzerinden 2: kötü
    [3] 5 üzerinden 3: orta
    [4] 5 üzerinden 4: iyi
   *[5] 5 üzerinden 5: çok iyi
}
rating-comment = Ne daha iyi olabilirdi? (isteğe bağlı)
rating-comment-good = Neler iyiydi? (isteğe bağlı)
rating-send = Puanı gönder
rating-thanks = Puanınız için teşekkürler.
rating-failed = Puan kaydedilemedi. { $detail }

menu-transcript = Görüşmeyi indir
menu-receipt = Alındı belgesi
menu-readers = Verilerimi kim okudu
menu-end = Görüşmeyi bitir
menu-sound = Yeni mesajlarda ses
menu-language = Dil
menu-forget = Bu cihazı unut
end-title = Bu görüşme bitirilsin mi?
end-text = İstediğiniz zaman yeniden yazabilirsiniz; görüşme o zaman tekrar açılır.
end-confirm = Görüşmeyi bitir
forget-title = Bu cihaz unutulsun mu?
forget-text = Görüşmeleriniz bu tarayıcıda artık gösterilmeyecek.
forget-confirm = Unut
dialog-cancel = Vazgeç
dialog-close = Kapat

receipt-text = Burada söylenenleri kelimesi kelimesine kanıtlayan bir dosya. Herkes onu biz olmadan da, yıllar sonra bile doğrulayabilir.
receipt-verify = Alındı belgesini doğrula

net-offline = Çevrimdışısınız. Yazdıklarınız saklanır ve bağlantınız gelince gönderilir.
net-connecting = Bağlanıyor… Yazdıklarınız saklanır ve gönderilir.
net-refused = Bu oturum sona erdi. Devam etmek için sayfayı yenileyin.
net-reload = Yenile

problem-retry = Yeniden dene
problem-action = Bu olmadı: { $detail }
problem-network = Sunucuya ulaşılamıyor. Bağlantınızı kontrol edip yeniden deneyin.

system-agent-joined = { $name } yanıtlayacak
system-assigned = { $name } yanıtlayacak
system-agent-left = { $name } görüşmeden ayrıldı
system-resolved = Görüşme çözüldü olarak işaretlendi. Açık kalan bir şey varsa yazmanız yeterli.
system-closed = Görüşme sona erdi. Yeniden açmak için yazın.
system-reopened = Görüşme yeniden açıldı
system-rated = Bu görüşmeye 5 üzerinden { $score } verdiniz
system-secret-removed = Güvenliğiniz için, gizli bilgiye benzeyen kısmı mesajınızdan çıkardık ve saklamadık. Bu, kurtarma ifadeniz ya da özel anahtarınızsa varlıklarınızı hemen yeni bir cüzdana taşıyın: onu gören herkes varlıklarınızı alabilir. Destekten hiç kimse onu sizden asla istemez.
system-link-warning = Dikkat: { $host } bizim değil, hırsızlık için yapılmış. Açmayın, orada oturum açmayın, cüzdan bağlamayın ve kurtarma ifadenizi asla yazmayın. Bunu yaptıysanız varlıklarınızı hemen yeni bir cüzdana taşıyın.
system-offline = Şu anda burada değiliz. Döner dönmez yanıtlayacağız.
system-expired = Artık saklanmıyor

guard-title = Lütfen bunu göndermeyin
guard-phrase = Mesajınızda bir kurtarma ifadesi var. Onu okuyan herkes o cüzdandaki her şeyi alabilir.
guard-key = Mesajınızda bir özel anahtar var. Onu okuyan herkes onun açtığı her şeyi alabilir.
guard-otp = Mesajınızda bir kimlik doğrulama uygulamasının gizli anahtarı var. Onu okuyan herkes kodlarınızı üretebilir.
guard-never = Mesajınız bu cihazdan çıkmadı. Size ne söylenmiş olursa olsun, destekten hiç kimsenin buna asla ihtiyacı yoktur.
guard-move = Bunu herhangi birine verdiyseniz varlıklarınızı hemen yeni bir cüzdana taşıyın ya da hesabı güvene alın.
guard-without = Bunu çıkarıp gönder
guard-edit = Düzenle
guard-unchecked = Gizli bilgi olup olmadığı kontrol edilemedi, bu yüzden gönderilmedi. Bağlantınızı kontrol edip yeniden deneyin.
guard-file = Bu dosyanın adında bir kurtarma ifadesi ya da anahtar var. Destekten hiç kimsenin buna ihtiyacı yoktur; dosyanın adından çıkarın.

notice-unread = ({ $count }) { $title }
