bot-greeting = Merhaba! Ben { $brand } otomatik asistanıyım. Konuyu bir cümleyle yazın ya da seçin:
bot-did-it-help = Bu yardımcı oldu mu?
bot-phrased = Bu yanıtı bir makine makalelerimizden derledi ve her cümle makalelerle karşılaştırıldı. Makaleler aşağıda.
bot-yes = Evet, yardımcı oldu
bot-no = Hayır, henüz değil
bot-person = Bir temsilciyle konuş
bot-theft = Varlıklarım çalınıyor
bot-menu-open = Açık görüşmeye devam et (#{ $number })
bot-in-doubt = Şu anda biri paralarınızı alıyorsa, hesabınızdaysa ya da kurtarma ifadenizi biliyorsa “Bu acil” düğmesine basın: ekibimizden bir kişiye hemen haber verilir.
bot-is-urgent = Bu acil
bot-ask-back = Hangisi hakkında?
bot-none = Hiçbiri: bir temsilciyle konuş
bot-ask-more = Biraz daha anlatın: ne yaptınız, sonra ne oldu, hangi coin ve hangi ağ? Buraya asla kurtarma ifadesi, özel anahtar ya da şifre yazmayın.
bot-flow-again = Yanıtınızı eşleştiremedim. Lütfen bir kez daha yanıtlayın:
bot-close = Sevindim. Başka bir şey olursa yeniden yazmanız yeterli.
bot-other-language = Bu makale henüz sizin dilinizde yok; olduğu gibi gösteriyorum:
bot-other-language-chain = Zincirdeki bilgi henüz dilinizde yazılmadı, bu yüzden İngilizcesi:
bot-chain-silent = Şu anda { $networks } ağına bakamıyoruz, bu yüzden işleminize ne olduğunu henüz bilmiyoruz. Bu, işlemin kendisi hakkında bir şey söylemez. Lütfen bu yüzden hiçbir şeyi ikinci kez göndermeyin; ilgileniyoruz.
bot-watch-news = { $network } üzerindeki { $transaction } işleminizden haber var:
bot-watch-over = { $network } üzerindeki { $transaction } işleminizi iki hafta boyunca izledik ve hâlâ tamamlanmadı. Şimdi izlemeyi bırakıyoruz; devam etmemiz için işlemi buraya yeniden yazın.
bot-watch-network = Artık { $network } ağını sorgulayamıyoruz, bu yüzden { $transaction } işleminiz tamamlandığında size haber veremeyiz. Lütfen bir blok gezgininde bakın ya da bize buradan sorun.
bot-meanwhile = Bu arada yapabilecekleriniz:
bot-sorry = Bunu yaşadığınız için üzgünüm.
bot-hand-over = Konuyu ekibimizden birine iletiyorum. Yazdıklarınızın hepsini görür; tekrar etmenize gerek yok.
bot-urgent = Bu bekleyemez. Ekibimizden birine şu anda, her şeyden önce haber veriliyor.
bot-danger = Yazdıklarınız beni endişelendiriyor; siz her paradan değerlisiniz. Kendinize zarar verebileceğinizi düşünüyorsanız lütfen hemen bulunduğunuz yerdeki acil numarayı arayın ya da bir yakınınıza anlatın. Ekibimizden birine şu anda haber veriliyor.
bot-stay = Bu pencereyi kapatabilirsiniz; cevap burada olacak. Bizden hiç kimse kurtarma ifadenizi istemez ve sizi aramaz.
bot-back-in = { $hours ->
    [1] Ekibimiz bir saat içinde dönecek ve burada cevap verecek.
   *[other] Ekibimiz yaklaşık { $hours } saat sonra dönecek ve burada cevap verecek. Bu pencereyi kapatabilirsiniz; hiçbir şey kaybolmaz.
}
