# The public help centre: what its pages say around the articles.

help-site = { $brand } Yardım
help-about = { $brand } yanıtları: hesabınız, cüzdanınız ve işlemleriniz için kılavuzlar, adımlar ve güvenlik.
help-welcome = Nasıl yardımcı olabiliriz?
help-skip = Metne geç
help-more = Dil ve iletişim
help-language = Dil
help-contact = Bize ulaşın
help-contact-still = Hâlâ çözülmedi mi? Bize ulaşın
help-never = Kurtarma ifadenizi, özel anahtarınızı, şifrenizi ya da bir kodu sizden asla istemeyiz. İsteyen biri varsa o biz değiliz.
help-feed = Haber akışı
help-search = Yardımda ara
help-search-hint = Neye ihtiyacınız olduğunu yazın
help-find = Ara
help-trail = Bulunduğunuz yer
help-home = Yardım
help-topics = Konular
help-most-read = En çok okunanlar
help-nothing-yet = Bu dilde henüz makale yok.
help-articles = { $count } makale
help-contents = Bu sayfada
help-changed = Son değişiklik: { $date }
help-date = { $day } { $month ->
    [1] Ocak
    [2] Şubat
    [3] Mart
    [4] Nisan
    [5] Mayıs
    [6] Haziran
    [7] Temmuz
    [8] Ağustos
    [9] Eylül
    [10] Ekim
    [11] Kasım
   *[12] Aralık
} { $year }
help-further = Daha fazlası
help-related = İlgili makaleler
help-more-in = { $category }: diğer makaleler
help-other-language = Bu makalenin henüz Türkçesi yok, bu yüzden şu dilde görüyorsunuz: { $language }.
help-rate-ask = Bu yardımcı oldu mu?
help-yes = Evet
help-no = Hayır
help-rate-thanks = Bildirdiğiniz için teşekkürler.
help-rate-sorry = Yardımcı olamadığımız için üzgünüz.
help-rate-why = Sorun neydi?
help-rate-not-clear = Anlaşılması zor
help-rate-not-my-problem = Benim sorunumla ilgili değil
help-rate-out-of-date = Güncel değil
help-rate-wrong = Yanlış
help-rate-other = Başka bir şey
help-rate-text = İsterseniz biraz daha anlatın
help-rate-hint = Buradan yanıt veremeyiz. Gizli bir şey ya da kendinizle ilgili bir şey yazmayın.
help-rate-send = Gönder
help-rate-noted = Teşekkürler. Bunu makaleyi iyileştirmek için kullanacağız.
help-rate-slow = Bir kerede çok fazla oldu. Lütfen bir dakika sonra yeniden deneyin.
help-results-for = “{ $query }” için sonuçlar
help-results = { $count ->
    [0] Hiçbir şey bulunamadı
   *[other] { $count } sonuç
}
help-search-how = Başka sözcükler, daha az sözcük ya da ekranınızda gördüğünüzün adını deneyin.
help-missing = Bu sayfa burada değil
help-missing-text = Taşınmış ya da kaldırılmış olabilir. Arayın ya da konulardan başlayın.
help-to-home = Tüm konular
help-check = İşlem sorgula
help-check-how = Bir işlemin hash’ini ya da bir adresi yapıştırın. Zincirin onun hakkında ne bildiğini yalın sözlerle görürsünüz. Hiçbir şey saklanmaz.
help-check-what = İşlem ya da adres
help-check-look = Sorgula
help-check-explorer = Blok gezgininde gör
help-check-nowhere = Şu ağlarda bulunamadı: { $networks }.
help-check-silent = Şu ağlar için bir şey söylenemiyor: { $networks }. Orada şu anda kimse yanıt vermiyor.
help-check-secret = Bu, cüzdanınıza ait gizli bir bilgi içeriyor. Kimseye gösterilmedi ve saklanmıyor. Onu elinde bulunduran herkes coin’lerinizi alabilir: onları yeni bir cüzdana taşıyın.
help-region = Bulunduğunuz yerde geçerli olanı göster
help-region-unknown = Belirtilmedi
help-region-set = Göster
help-elsewhere = Başka bir yer
