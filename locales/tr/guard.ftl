# What staff are given to tell a customer who has exposed a secret.
exposed-phrase =
    Lütfen hemen harekete geçin: gönderdiğiniz kurtarma ifadesi, onu gören herkese o cüzdan üzerinde tam denetim verir.

    1. Güvendiğiniz bir cihazda, yeni bir kurtarma ifadesiyle yeni bir cüzdan oluşturun.
    2. En değerliden başlayarak eski cüzdandaki her şeyi yenisine taşıyın.
    3. Dokunulmamış görünse bile eski cüzdanı bir daha asla kullanmayın.
    4. Yeni ifadeyi kâğıda yazın. Fotoğrafını çekmeyin, hiçbir sayfaya ya da sohbete yazmayın.

    İfadeyi mesajınızdan çıkardık ve saklamadık. Destekten hiç kimse onu sizden asla istemez.
exposed-key =
    Lütfen hemen harekete geçin: gönderdiğiniz özel anahtar, onu gören herkese o adres üzerinde tam denetim verir.

    1. Güvendiğiniz bir cihazda yeni bir cüzdan oluşturun.
    2. En değerliden başlayarak eski adresteki her şeyi yenisine taşıyın.
    3. Dokunulmamış görünse bile eski adresi bir daha asla kullanmayın.

    Anahtarı mesajınızdan çıkardık ve saklamadık. Destekten hiç kimse onu sizden asla istemez.
exposed-account =
    Lütfen hemen harekete geçin: gönderdiğiniz bilgi, onu gören herkesin hesabınıza girmesini sağlayabilir.

    1. Şifrenizi değiştirin ve kimlik doğrulama uygulamanızı yeniden kurun.
    2. Tanımadığınız API anahtarlarını ve gönderdiğiniz anahtarı silin.
    3. Son girişlerinize ve çekimlerinize bakın; size ait olmayan varsa hemen bize bildirin.

    Bunu mesajınızdan çıkardık ve saklamadık. Destekten hiç kimse onu sizden asla istemez.
exposed-card =
    Mesajınızdan bir kart numarasını çıkardık ve saklamadık. Başka biri görmüş olabilirse lütfen bankanızdan kartı
    kapatmasını isteyin ve sohbette kart numarası göndermeyin.
