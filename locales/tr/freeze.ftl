# The page with which a customer freezes their account without logging in, and what the bot tells of what happened at the platform.

freeze-title = Hesabımı dondur
freeze-text = Başka biri hesabınıza girmiş olabilirse düğmeye basın. O andan itibaren hesaptan hiçbir şey çıkamaz. Giriş yapmanız gerekmez. Hesabı yeniden yalnızca ekibimiz açabilir ve bunun için iki kişi gerekir.
freeze-button = Hesabımı şimdi dondur
freeze-working = Donduruluyor…
freeze-again = Yeniden dene
freeze-no-script = Bu sayfa için JavaScript gerekir. Açın ya da hemen desteğe yazın.
freeze-no-token = Bu bağlantı eksik. Size verilen bağlantının tamamını, son karakterine kadar açın.
freeze-done = Hesabınız donduruldu. Hesaptan hiçbir şey çıkamaz.
freeze-waiting = İsteğiniz kaydedildi ama platform henüz yanıt vermedi. Biz sormayı sürdürüyoruz; gerçekleşip gerçekleşmediğini görmek için bir dakika sonra yeniden basın.
freeze-refused = Platform hesabı dondurmadı. Ekibimize haber verildi; hemen desteğe yazın.
freeze-unknown = Bu bağlantı artık kullanılamaz: süresi doldu ya da iptal edildi. Hemen desteğe yazın.
freeze-slow = Çok sık denendi. Bir dakika bekleyip yeniden deneyin.
freeze-trouble = Bize ulaşılamadı. Bağlantınızı kontrol edip yeniden deneyin.
freeze-person = Ekibimize sohbetten yaz
freeze-told = Güvenlik ekibimize haber verildi, üzerinde çalışıyor.
freeze-next = Şimdi ne yapmalı
freeze-next-phrase = Biri kurtarma ifadenizi biliyorsa o cüzdanda kalanları, temiz bir cihazda oluşturulmuş yeni bir cüzdana taşıyın.
freeze-next-devices = Güvendiğiniz bir cihazdan e-posta kutunuzun şifresini değiştirin ve diğer tüm oturumlarını kapatın.
freeze-next-nobody = Kimseye kod, şifre ya da kurtarma ifadesi söylemeyin. Bunları asla istemeyiz.

platform-deposit-credited = { $named ->
    [true] Yatırdığınız { $what } hesabınıza geçti.
   *[other] Yatırdığınız tutar hesabınıza geçti.
 }
platform-deposit-held = { $named ->
    [true] Yatırdığınız { $what } kontrol için bekletiliyor. Biter bitmez yazacağız; şimdi bir şey yapmanız gerekmiyor.
   *[other] Yatırdığınız tutar kontrol için bekletiliyor. Biter bitmez yazacağız; şimdi bir şey yapmanız gerekmiyor.
 }
platform-withdrawal-held = { $named ->
    [true] { $what } çekiminiz kontrol için bekletiliyor. Siz miydiniz? Değilseniz hemen buradan bize bildirin.
   *[other] Çekiminiz kontrol için bekletiliyor. Siz miydiniz? Değilseniz hemen buradan bize bildirin.
 }
platform-withdrawal-completed = { $named ->
    [true] { $what } çekiminiz gönderildi. Siz miydiniz? Değilseniz hemen buradan bize bildirin.
   *[other] Çekiminiz gönderildi. Siz miydiniz? Değilseniz hemen buradan bize bildirin.
 }
platform-login-new-device = Az önce biri hesabınıza yeni bir cihazdan giriş yaptı. Siz miydiniz? Değilseniz hemen buradan bize bildirin.
platform-account-frozen = Hesabınız donduruldu: hesaptan hiçbir şey çıkamaz. Sorunuz varsa buraya yazın.
platform-was-not-me = Ben değildim
platform-was-me = Bendim
platform-thanks = Teşekkürler. O hâlde bir sorun yok, bir şey yapmanız gerekmiyor. Sonradan siz olmadığınızı anlarsanız aşağıdaki düğmeye basın ya da hemen buraya yazın.
