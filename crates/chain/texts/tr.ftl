# What customers read about their transaction. For each verdict a title, an explanation (.text) and what to do (.advice).
# Plain words; nothing is promised that the chain does not show.

tx-not-found = Bu işlemi bulamıyoruz
    .text = Şuralara sorduk: { $networks }. Hiçbiri bu işlemi tanımıyor. Hiç gönderilmemiş, düşürülmüş ya da başka bir ağda olabilir.
    .advice = İşlem hash’ini gönderen cüzdandan ya da borsadan yeniden kopyalayın ve orada hangi ağın seçildiğine bakın.
tx-dropped = Bu işlem artık kuyrukta değil
    .text = { $networks } ağı onu { $since } önce tanıyordu, o sırada bloğa eklenmeyi bekliyordu. Şimdi sorulan düğüm onu artık tanımıyor: düşürüldü ya da geri çekildi.
    .advice = Bu işlemle hiçbir şey taşınmadı. Biri yeniden gönderirse hâlâ geri gelebilir; bu yüzden başka bir işlem göndermeden önce cüzdana bakın.
tx-pending-waiting = İşleminiz bloğa eklenmeyi bekliyor
    .text = { $network } ağı onu tanıyor ve önünde bir engel yok. Yeni bloklar arasında yaklaşık { $block_time } var.
    .advice = Biraz beklemekten başka yapılacak bir şey yok.
tx-pending-fee-low = İşleminiz, { $network } ağının şu anda istediğinden az ücret ödüyor
    .text = İşlem en fazla { $offered } öneriyor; şu anda bloklara girebilen { $needed }. Ücretler düşene kadar bekler.
    .advice = Bekleyin ya da gönderen cüzdanda “hızlandır” veya “iptal et” seçeneğini kullanın.
tx-pending-nonce-gap = Daha önceki bir işlem eksik
    .text = Bu, göndericinin { $nonce } numaralı işlemi; { $missing } numaralı işlem ise yok. { $network } ağı işlemleri yalnızca sırayla ekler.
    .advice = Aynı cüzdandan { $missing } numaralı bir işlem gönderin ya da orada bekleyenleri iptal edin. İşlemi bir borsa gönderdiyse bunu yalnızca borsa yapabilir.
tx-pending-stuck-behind = İşleminiz başka işlemlerin arkasında bekliyor
    .text = { $count ->
        [1] Önce aynı göndericinin daha önceki bir işleminin eklenmesi gerekiyor{ $ahead ->
            [none] .
           *[other] : { $ahead }.
        }
       *[other] Önce daha önceki { $count } işlemin eklenmesi gerekiyor{ $ahead ->
            [none] .
           *[other] ; ilki: { $ahead }.
        }
    }
    .advice = Gönderen cüzdanda bunların en eskisini hızlandırın; diğerleri arkasından gelir.
tx-pending-competing = Başka bir işlem bununla yarışıyor
    .text = Aynı göndericinin başka bir işlemi bunun yerine eklenmeyi bekliyor{ $by ->
            [none] .
           *[other] : { $by }.
        } İkisinden yalnızca biri eklenebilir; hangisi olduğu, biri bir bloğa girene kadar belli değil.
    .advice = İkisinden biri bir bloğa girmeden yeniden hiçbir şey göndermeyin. Diğerini siz göndermediyseniz hemen bize bildirin.
tx-replaced = Bu işlemin yerini başka bir işlem aldı
    .text = Gönderici bunun yerine başka bir işlem gönderdi{ $by ->
            [none] .
           *[other] : { $by }.
        } Bu işlem artık hiçbir zaman eklenmeyecek ve bu işlemle hiçbir şey alınmadı.
    .advice = Yerini alan işleme bakın. Onu siz göndermediyseniz hemen bize bildirin.
tx-reorganised = İşleminiz bulunduğu bloktan düştü
    .text = { $height } numaralı bloktaydı; { $network } ağı o bloğu sonradan değiştirdi. İşlem şu anda hiçbir blokta değil.
    .advice = Genellikle kendiliğinden yeniden eklenir. Ne olduğu belli olmadan ikinci kez göndermeyin; birkaç dakika sonra yeniden bakın.
tx-expired = İşleminizin süresi doldu
    .text = Zamanında eklenmedi ve artık eklenemez. Bu işlemle hiçbir şey alınmadı.
    .advice = Gönderen cüzdandan yeniden gönderin.
tx-confirming = İşleminiz onaylanıyor
    .text = Beklediğimiz { $needed } onayın { $confirmations } tanesi geldi. Kalan { $missing } onay yaklaşık { $wait } sürer.
    .advice = Beklemekten başka yapılacak bir şey yok.
tx-succeeded = İşleminiz gerçekleşti
    .text = { $network } ağında bir blokta, { $confirmations } onayı var.
    .advice = İşlemin kendisi için yapılacak bir şey yok.
tx-failed-out-of-gas = İşleminiz başarısız oldu: gas yetmedi
    .text = { $limit } kullanma izni vardı, { $used } kullandı. Yalnızca { $fee } ücret alındı; gerisi olduğu yerde kaldı.
    .advice = Yeniden deneyin ve gas limitini cüzdanın seçmesine izin verin ya da daha yüksek ayarlayın.
tx-failed-reverted = İşleminiz başarısız oldu: sözleşme reddetti
    .text = { $reason ->
        [none] Sözleşme bir neden belirtmedi.
        [own] Sözleşme kendine özgü bir neden belirtti; çalışanlarımız bunu okuyabilir. Biz tekrarlamıyoruz: böyle sözleri herkes yazabilir, hırsızlar da.
       *[known] { $known }
    } Yalnızca { $fee } ücret alındı; gerisi olduğu yerde kaldı.
    .advice = Sözleşmeden ne istediğinizi kontrol edin. Değiştirmeden yeniden denerseniz büyük olasılıkla yine başarısız olur.
tx-failed-panic = İşleminiz başarısız oldu: sözleşme kendi hatasında durdu
    .text = { $mistake ->
        [code-0x01] Her zaman geçerli olması gereken bir koşul geçerli olmadı.
        [code-0x11] Bir sayı çok büyük ya da çok küçük oldu.
        [code-0x12] Sıfıra böldü.
        [code-0x21] Bir sayıyı, var olmayan bir seçenek yerine koydu.
        [code-0x22] Saklanan verileri bozuk.
        [code-0x31] Boş bir listeden bir şey almaya çalıştı.
        [code-0x32] Bir listede bulunmayan bir kaydı istedi.
        [code-0x41] Çok fazla bellek istedi.
        [code-0x51] Var olmayan bir işlevi çağırdı.
       *[other] Kendi hatasında durdu (numara { $panic }).
    } Yalnızca { $fee } ücret alındı; gerisi olduğu yerde kaldı.
    .advice = Değiştirmeden yeniden denemeyin. Sözleşmeyi ya da uygulamayı yönetenlere sorun.
tx-failed-slippage = İşleminiz başarısız oldu: fiyat çok değişti
    .text = Takas, izin verdiğinizden azını verecekti. Yalnızca { $fee } ücret alındı; gerisi olduğu yerde kaldı.
    .advice = Yeni bir fiyat teklifiyle yeniden deneyin. Daha yüksek bir kayma (slippage) sınırı takası kolaylaştırır ama size daha pahalıya gelebilir.
tx-failed-deadline = İşleminiz başarısız oldu: çok geç kaldı
    .text = Kendisi için belirlenen süreden sonra eklendi. Yalnızca { $fee } ücret alındı; gerisi olduğu yerde kaldı.
    .advice = Yeni bir fiyat teklifiyle ve daha erken eklenmesini sağlayacak bir ücretle yeniden deneyin.
tx-failed-allowance = İşleminiz başarısız oldu: sözleşmenin bu kadarını almaya izni yoktu
    .text = Sözleşme, göndericiden bu token’dan bu kadarını alamaz. Yalnızca { $fee } ücret alındı; gerisi olduğu yerde kaldı.
    .advice = Bu sözleşmeye güveniyorsanız önce bu miktar için izin verin (approve), sonra yeniden deneyin.
tx-failed-balance = İşleminiz başarısız oldu: gönderecek kadar bakiye yoktu
    .text = Göndericinin bakiyesi bunun için çok az. Yalnızca { $fee } ücret alındı; gerisi olduğu yerde kaldı.
    .advice = O token’ın bakiyesini kontrol edin ve daha küçük bir miktarla yeniden deneyin.
tx-failed-tag-needed = İşleminiz başarısız oldu: hedef etiketi (destination tag) eksikti
    .text = Alıcı, hedef etiketi olmadan hiçbir şey kabul etmiyor. Yalnızca { $fee } ücret alındı; gerisi olduğu yerde kaldı.
    .advice = Alıcının, adresinin yanında gösterdiği hedef etiketiyle yeniden gönderin.
tx-failed-no-account = İşleminiz başarısız oldu: alıcı hesap henüz yok
    .text = Yeni bir hesabın oluşması için en az ağın rezerv tutarını alması gerekir. Yalnızca { $fee } ücret alındı; gerisi olduğu yerde kaldı.
    .advice = Adresi kontrol edin. Doğruysa önce en az rezerv tutarını gönderin.
tx-failed-bounced = İşleminiz geri döndü
    .text = Alıcı kabul etmedi; tutar, ücretler düşülerek göndericiye geri döndü. Gönderim için { $fee } alındı.
    .advice = Adresi ve alıcının etkinleştirilmiş olup olmadığını kontrol edin. Yeniden göndermeden önce bakiyenize bakın.
tx-immature = Bunlar, henüz taşınamayan yeni coin’ler
    .text = { $confirmations } blok önce kazıldılar. { $network } ağı bunların { $needed } bloktan sonra taşınmasına izin verir; kalan { $missing } blok yaklaşık { $wait } sürer.
    .advice = Beklemekten başka yapılacak bir şey yok.
transfer-partial = Ödemede görünenden azı ulaştı
    .text = Ödemede { $sent } yazıyor, { $to } adresine ise { $amount } ulaştı. Kısmi ödeme (partial payment) olarak gönderilmiş; böyle bir ödeme ne kadarını yapabilirse o kadarını ulaştırır.
    .advice = Yalnızca ulaşan tutar geçerlidir. Kısmi ödemeler sık sık aldatmak için kullanılır.
transfer-native = { $amount } gönderildi
    .text = { $amount }, { $from } adresinden { $to } adresine gitti.
    .advice = Alıcı adresi, göndermek istediğiniz adresle karşılaştırın.
transfer-token = { $amount } gönderildi
    .text = { $amount } ({ $token } token’ı), { $from } adresinden { $to } adresine gitti.
    .advice = Alıcı adresi, göndermek istediğiniz adresle karşılaştırın.
transfer-internal = Bir sözleşme { $amount } gönderdi
    .text = { $amount }, { $from } sözleşmesinden { $to } adresine gitti. Birçok cüzdan ve gezgin bu tür transferleri ayrı bir listede gösterir.
    .advice = Bir listede yoksa “dahili işlemler” (internal transactions) bölümüne bakın.
transfer-fee-on-transfer = Token, transferinizin bir kısmını kesti
    .text = { $sent } gönderildi, { $to } adresine { $amount } ulaştı. { $token } token’ı her transferin bir kısmını alır.
    .advice = O kısım, token’ın kendi kuralları gereği gitti. Onu geri veremeyiz.
transfer-scam-token = Bu token göründüğü gibi değil
    .text = İşlem, { $token } token’ından { $amount } taşıyor; bu token bir dolandırıcılık listesinde: { $name }.
    .advice = Onu satmayın, ona izin vermeyin, adını verdiği hiçbir siteye girmeyin. Bu tür siteler cüzdan çalar.
transfer-same-name = Bu token’ın yalnızca adı aynı
    .text = İşlem, { $to } adresine { $amount } taşıyor. { $token } token’ı kendine { $name } diyor ama { $network } ağında desteklediğimiz { $name } değil.
    .advice = Köprüden geçmiş bir sürüm ya da hiçbir değeri olmayan bir sahte olabilir. Onunla bir şey yapmadan önce sözleşme adresini karşılaştırın.
transfer-crossed = Bu transfer { $destination } ağına devam ediyor
    .text = { $name } transferi aldı ve { $destination } ağında { $to } adresine ödüyor.
    .advice = O adrese { $destination } ağında bakın. Transfer genellikle birkaç dakika içinde ulaşır.
transfer-taken = Bu token’ları başka biri aldı
    .text = { $by }, { $from } adresinden { $to } adresine { $amount } ({ $token } token’ı) taşıdı. Bunu sahibi göndermedi; daha önce verilmiş bir izin bunu mümkün kıldı.
    .advice = O cüzdan sizinse ve bunu istemediyseniz bu hırsızlıktır: tüm izinlerini hemen iptal edin, kalanları yeni bir cüzdana taşıyın ve bize bildirin.
transfer-by-other = Bu token’lar başkasının gönderdiği bir işlemle taşındı
    .text = { $amount } ({ $token }), { $from } adresinden { $to } adresine gitti. Bu işlemi sahibi değil, { $by } gönderdi ve sahibi bu işlemde karşılığında değeri olduğu bilinen hiçbir şey almadı. Ya sahibi, başkalarının yürüttüğü bir ödemeyi ya da emri imzaladı ya da bir sözleşmeye token alma izni verdi ve şimdi bir hırsız bunu kullanıyor. Zincir bu ikisini birbirinden ayırt etmez.
    .advice = İkisini de imzalamadıysanız hemen bize bildirin, cüzdanınızda izni iptal edin ve kalanları yeni bir cüzdana taşıyın.
transfer-from-lookalike = Bu transfer, sizi aldatmak için yapılmış bir adresten geldi
    .text = { $from }, kullandığınız { $resembles } adresine benziyor ama başka bir adres. İşlem geçmişinizden yanlış adresi kopyalamanız için gönderildi.
    .advice = İşlem geçmişinden asla adres kopyalamayın. Adresi her seferinde alıcıdan alın ve tamamını karşılaştırın.
approval-given = Birine token alma izni verdiniz
    .text = { $spender } bu cüzdandan { $token } token’ından en fazla { $amount } alabilir.
    .advice = İstemeden verdiyseniz izni cüzdanınızda iptal edin.
approval-unlimited = Birine bir token’ın tamamını alma izni verdiniz
    .text = { $spender } bu cüzdandan { $token } token’ından, şimdi ve sonra, istediği kadar alabilir.
    .advice = Artık gerekmediğinde izni iptal edin; bunun kim olduğunu bilmiyorsanız hemen iptal edin.
approval-to-account = Bir kişinin adresine token alma izni verdiniz
    .text = { $spender } bu cüzdandan { $token } token’larını alabilir. Bu bir sözleşme değil; dürüst uygulamalar bunu istemez.
    .advice = İzni hemen iptal edin ve o token’ları başka bir cüzdana taşıyın. Bunu yapmanız istendiyse bize bildirin.
approval-drainer = Bilinen bir hırsız token’larınızı alabilir
    .text = { $spender } ({ $name }) bu cüzdandan { $token } token’larını alabilir.
    .advice = İzni hemen iptal edin, kalanları yeni bir cüzdana taşıyın ve bize bildirin.
approval-revoked = Bir izin iptal edildi
    .text = { $spender } artık bu izinle bu cüzdandan { $token } token’larını alamaz.
    .advice = Bu, cüzdanın diğer izinlerini değiştirmez.
deposit-complete = Yatırdığınız tutar bize ulaştı
    .text = { $amount }, adresimiz { $to } üzerine yeterli onayla ulaştı.
    .advice = Yakında hesabınızda görünmezse bu işlemle birlikte bize yazın.
deposit-wrong-network = Tutar, burada hesaba geçirmediğimiz bir ağdan geldi
    .text = { $network } ağında { $to } adresine { $amount } ulaştı. Bu adres { $expected } ağındaki yatırma işlemlerini kabul eder.
    .advice = Daha fazla göndermeyin. Kurtarılıp kurtarılamayacağını bize sorun; bu her zaman mümkün olmaz.
deposit-memo-missing = Tutar, memo’su olmadan geldi
    .text = Birçok müşterinin ortak kullandığı { $to } adresine { $amount } ulaştı. Memo ya da etiket olmadan kime ait olduğunu göremeyiz.
    .advice = Arayabilmemiz için bu işlemi ve sizin gönderdiğinizi gösteren bir kanıtı bize gönderin.
deposit-memo-wrong = Tutar, başka bir memo ile geldi
    .text = { $to } adresine { $amount } ulaştı; { $memo ->
            [none] memosu sizinki değil.
           *[other] memosu “{ $memo }”, sizinki değil.
        }
    .advice = Arayabilmemiz için bu işlemi ve sizin gönderdiğinizi gösteren bir kanıtı bize gönderin.
deposit-token-unsupported = Bu token’ı hesaba geçirmiyoruz
    .text = { $network } ağında { $to } adresine { $amount } ({ $token }) ulaştı. Orada hesaba geçirdiğimiz varlıklar arasında değil.
    .advice = Bundan daha fazla göndermeyin. Kurtarılıp kurtarılamayacağını bize sorun; bu her zaman mümkün olmaz.
deposit-below-minimum = Yatırılan tutar alt sınırın altında
    .text = { $to } adresine { $amount } ulaştı. Hesaba geçen en düşük tutar: { $minimum }.
    .advice = Daha fazla göndermeden önce ne yapılabileceğini bize sorun.
deposit-another = Bu transfer, başka bir müşterinin yatırma adresine gitti
    .text = { $amount }, { $to } adresine gitti. Platform bu adresi başka bir müşteriye verdi ve tutarı ona geçirir.
    .advice = Göndericinin adresi nereden aldığını öğrenin. Adresin kime ait olduğunu söylemeyin.
deposit-somebody = Bu transfer bir yatırma adresimize gitti
    .text = { $amount }, platformun müşterilerinden birine verdiği { $to } adresine gitti.
    .advice = Kendisine ait olup olmadığını görmek için soran müşterinin talebini açın.
sent-to-contract = Bu transfer bir sözleşmeye gitti
    .text = { $amount }, { $to } adresine gitti; bu bir kişinin adresi değil, bir programdır. Bazı cüzdanlar ve borsalar böyle adresler kullanır; başka birçok program kendisine gönderileni geri veremez.
    .advice = Bu, kendi cüzdanınız ya da size verilen bir yatırma adresi değilse sözleşmeyi yönetenlere sorun.
sent-to-token-contract = Bu transfer, token’ın kendi sözleşmesine gitti
    .text = { $amount }, o token’ın sözleşmesi olan { $to } adresine gitti. Bu tür sözleşmelerin çoğu bunu geri veremez.
    .advice = Yalnızca token’ı yönetenler yardım edebilir. Kurtarmayı öneren başka herkese karşı dikkatli olun.
sent-to-lookalike = Bu transfer, sizi aldatmak için yapılmış bir adrese gitti
    .text = { $amount }, { $to } adresine gidiyor. Bu, kullandığınız { $resembles } adresine benziyor ama başka bir adres.
    .advice = Yanlışlıkla olduysa hemen bize bildirin. İşlem hâlâ bekliyorsa cüzdanınızda şimdi iptal edin.
sent-to-sanctioned = Bu transfer, yaptırım altındaki bir adrese gitti
    .text = { $amount }, { $to } adresine gidiyor ({ $name }).
    .advice = Daha fazla göndermeyin. Uyum ekibimizin buna bakması gerekiyor.
sent-to-scam = Bu transfer, hırsızlıkla bilinen bir adrese gitti
    .text = { $amount }, { $to } adresine gidiyor ({ $name }).
    .advice = Ne vaat edilirse edilsin, başka hiçbir şey göndermeyin. Hemen bize bildirin ve polise başvurun.
sent-to-exchange = Bu transfer bir borsaya gitti
    .text = { $amount }, { $name } borsasının { $to } adresine gitti.
    .advice = Orada olmasını bekliyorsanız { $name } borsasına sorun. Soyulduysanız bunu hızla bize ve { $name } borsasına bildirin.
sent-to-bridge = Bu transfer bir köprüye gitti
    .text = { $amount }, varlıkları başka bir ağa taşıyan { $to } ({ $name }) adresine gitti. İkinci yarısı orada gerçekleşir.
    .advice = Diğer ağda ulaşıp ulaşmadığına bakın ya da bu işlemle { $name } ekibine sorun.
address-account = { $network } ağında kullanılan bir adres
    .text = { $address } adresinin bakiyesi { $balance }{ $sent ->
            [none] .
           *[other] ; bugüne kadar { $sent } işlem gönderdi.
        } Token’lar burada sayılmaz.
    .advice = Bir işleme ne olduğunu öğrenmek için hash’ini yapıştırın.
address-contract = { $network } ağında bir sözleşme
    .text = { $address } bir programdır. Bakiyesi { $balance }.
    .advice = Yapanlar söylemedikçe ona doğrudan hiçbir şey göndermeyin.
address-unused = Bu adres kullanılmamış
    .text = Şuralara sorduk: { $networks }. Hiçbiri { $address } adresinin kullanıldığını görmemiş.
    .advice = Adresin doğru olup olmadığını ve hangi ağın seçildiğini kontrol edin.
address-deposit = Kendi yatırma adresimiz
    .text = { $address }, { $network } ağındaki yatırma işlemlerini kabul eder.
    .advice = Yatırılan tutarın nerede olduğunu öğrenmek için işlemin hash’ini yapıştırın.
address-another = Başka bir müşterinin yatırma adresi
    .text = Platform { $address } adresini bu müşteriye değil, başka bir müşteriye verdi.
    .advice = Adresi nereden aldığını öğrenin. Adresin kime ait olduğunu söylemeyin.
address-wrong-network = Adresimiz, burada hesaba geçirmediğimiz bir ağda
    .text = { $address }, { $network } ağındaki değil, { $expected } ağındaki yatırma işlemlerini kabul eder.
    .advice = Bu adrese { $network } ağında hiçbir şey göndermeyin.
address-lookalike = Sizi aldatmak için yapılmış bir adres
    .text = { $address }, kullandığınız { $resembles } adresine benziyor ama başka bir adres.
    .advice = Bu adrese hiçbir şey göndermeyin.
address-sanctioned = Yaptırım altındaki bir adres
    .text = { $address } bir listede: { $name }.
    .advice = Bu adrese hiçbir şey göndermeyin.
address-scam = Hırsızlık ya da dolandırıcılıkla bilinen bir adres
    .text = { $address } bir listede: { $name }.
    .advice = Bu adrese hiçbir şey göndermeyin ve hiçbir izin vermeyin.
address-exchange = Bir borsanın adresi
    .text = { $address } adresinin sahibi: { $name }.
    .advice = Kimin hesabı olduğunu yalnızca { $name } söyleyebilir.
address-labelled = Bilinen bir adres
    .text = { $address } şu adla biliniyor: { $name }.
    .advice = Onu, kastettiğiniz adresle karşılaştırın.
cannot-tell = Şu anda ağı göremiyoruz
    .text = Şuradan güvenilir bir yanıt alamadık: { $networks }. Bu, işleminiz hakkında bir şey söylemez.
    .advice = Lütfen birkaç dakika sonra yeniden deneyin. Bu yüzden hiçbir şeyi ikinci kez göndermeyin.
unreadable = Bu, tanıdığımız bir işlem ya da adres değil
    .text = Metin, baktığımız ağlardan hiçbirinin işlem hash’i ya da adres biçiminde değil.
    .advice = Bütün olarak ve boşluksuz yeniden kopyalayın.

unit-seconds = { $count } saniye
unit-minutes = { $count } dakika
unit-hours = { $count } saat
amount-unknown-places = { $units } en küçük birim
amount-unknown-asset = adsız varlık
amount-odd-name = adet adını tekrarlamadığımız token
said-together = { $title }. { $text }

# What contracts say in words that many of them use, in ours.
reason-paused = Sözleşme, onu yönetenler tarafından duraklatılmış.
reason-owner = Bunu yalnızca sözleşmeyi yönetenler yapabilir.
reason-receiver = Alıcı adres bunu alamaz.
reason-sender = Gönderen adres, bu token’ın gönderilebileceği bir adres değil.
reason-spender = İzin verilmek istenen adrese izin verilemez.
reason-no-item = Böyle bir öğe yok.
reason-not-yours = Gönderici ne öğenin sahibi ne de onu taşıma izni var.
reason-busy = Sözleşme hâlâ aynı işlemin başka bir adımıyla meşguldü.
reason-not-taken = Sözleşme token’ı göndericiden alamadı: bakiye ya da izin çok az ya da token buna izin vermiyor.
reason-not-given = Sözleşme, ödenmesi gerekeni aktaramadı.
reason-pool-empty = Havuzda bu takas için çok az var.
reason-pool-sum = Havuz, takas için gerekenden azını aldı. Buna, her transferin bir kısmını kesen token’lar neden olur.
reason-signature = İmza, yapılmak istenene uymuyor.
reason-no-trust = Alıcı, bu para biriminin ihraççısına güvenmiyor.
reason-not-allowed = Alıcı ya da ihraççı bunu yalnızca izin verdiği hesaplardan kabul ediyor.
reason-frozen = İhraççı bu para birimini dondurmuş.
reason-order = Emir, alıcı sözleşmenin beklediğine uymuyor.
